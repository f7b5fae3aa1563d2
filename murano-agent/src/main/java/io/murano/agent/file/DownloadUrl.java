package io.murano.agent.file;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a downloadable file and what kind of place it is (contract messaging §4.7). Its
 * text form hides credentials.
 */
final class DownloadUrl {

  /** How an address is fetched. */
  enum Kind {
    GIT,
    SUBVERSION,
    HTTP
  }

  private static final String GIT_PREFIX = "git+";
  private static final Pattern SUBVERSION =
      Pattern.compile("https?://.*/svn/.*|svn://.*", Pattern.DOTALL);

  private final String text;
  private final URI uri;

  private DownloadUrl(String text, URI uri) {
    this.text = text;
    this.uri = uri;
  }

  static DownloadUrl parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new DownloadException("The URL of a file is malformed at position " + e.getIndex());
    }
    if (uri.getScheme() == null) {
      throw new DownloadException("The URL of a file has no scheme such as https");
    }
    return new DownloadUrl(text, uri);
  }

  Kind kind() {
    if (text.startsWith("git://")
        || text.startsWith(GIT_PREFIX + "http:/")
        || text.startsWith(GIT_PREFIX + "https:/")
        || text.endsWith(".git")) {
      return Kind.GIT;
    }
    return SUBVERSION.matcher(text).find() ? Kind.SUBVERSION : Kind.HTTP;
  }

  /** Returns the address as the tool that fetches it understands it. */
  String address() {
    return text.startsWith(GIT_PREFIX) ? text.substring(GIT_PREFIX.length()) : text;
  }

  URI uri() {
    return uri;
  }

  /** Returns what follows the last slash, the name under which a document is stored. */
  String lastSegment() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** Returns user and password as {@code user:password}, or null. */
  @Nullable String credentials() {
    return uri.getUserInfo();
  }

  /** Removes this address' credentials from a text that quotes it. */
  String hideIn(String message) {
    String raw = uri.getRawUserInfo();
    String hidden = raw == null ? message : message.replace(raw, "***");
    String decoded = uri.getUserInfo();
    return decoded == null ? hidden : hidden.replace(decoded, "***");
  }

  @Override
  public String toString() {
    return hideIn(text);
  }
}
