package io.murano.conductor.stack.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of MIME (RFC 2046) that user data uses: several texts in one, possibly nested.
 * Stateless.
 */
public final class MimeMultipart {

  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILENAME =
      Pattern.compile("filename=(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n\\r?\\n");
  private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
  private static final int MAX_DEPTH = 5;

  private MimeMultipart() {}

  /**
   * One text.
   *
   * @param type its media type, for example {@code text/cloud-config}
   * @param filename name for it; empty for none
   * @param text the text
   */
  public record Part(String type, String filename, String text) {}

  /** Returns a text with all parts. */
  static String write(List<Part> parts) {
    String boundary =
        "===============%s==".formatted(UUID.randomUUID().toString().replace("-", ""));
    StringBuilder out = new StringBuilder();
    out.append("Content-Type: multipart/mixed; boundary=\"").append(boundary).append("\"\n");
    out.append("MIME-Version: 1.0\n\n");
    for (Part part : parts) {
      boolean plain = part.text().chars().allMatch(c -> c < 128);
      out.append("--").append(boundary).append('\n');
      out.append("Content-Type: ").append(part.type()).append("; charset=\"utf-8\"\n");
      out.append("MIME-Version: 1.0\n");
      out.append("Content-Transfer-Encoding: ").append(plain ? "7bit" : "base64").append('\n');
      if (!part.filename().isEmpty()) {
        out.append("Content-Disposition: attachment; filename=\"");
        out.append(part.filename()).append("\"\n");
      }
      out.append('\n').append(plain ? part.text() : base64(part.text())).append('\n');
    }
    return out.append("--").append(boundary).append("--\n").toString();
  }

  private static String base64(String text) {
    return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the parts of a text, those of nested texts included; a plain text is one part. */
  public static List<Part> read(String text) {
    List<Part> parts = new ArrayList<>();
    read(text, "text/plain", parts, 0);
    return parts;
  }

  private static void read(String text, String defaultType, List<Part> parts, int depth) {
    Matcher blank = BLANK_LINE.matcher(text);
    Map<String, String> headers = Map.of();
    String body = text;
    if (looksLikeMessage(text) && blank.find()) {
      headers = headers(text.substring(0, blank.start()));
      body = text.substring(blank.end());
    }
    String type = headers.getOrDefault("content-type", defaultType);
    Matcher boundary = BOUNDARY.matcher(type);
    if (type.startsWith("multipart/") && boundary.find() && depth < MAX_DEPTH) {
      String mark = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
      for (String piece : pieces(body, mark)) {
        readPart(piece, parts, depth);
      }
    } else {
      parts.add(part(headers, type, body));
    }
  }

  private static void readPart(String piece, List<Part> parts, int depth) {
    if (piece.startsWith("\n") || piece.startsWith("\r\n")) {
      parts.add(new Part("text/plain", "", piece.substring(piece.indexOf('\n') + 1)));
    } else {
      read(piece, "text/plain", parts, depth + 1);
    }
  }

  private static boolean looksLikeMessage(String text) {
    int end = text.indexOf('\n');
    String first = (end < 0 ? text : text.substring(0, end)).toLowerCase(Locale.ROOT);
    return first.startsWith("content-") || first.startsWith("mime-version:");
  }

  private static Map<String, String> headers(String block) {
    Map<String, String> headers = new HashMap<>();
    for (String line : FOLD.matcher(block).replaceAll(" ").split("\\r?\\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static List<String> pieces(String body, String boundary) {
    List<String> pieces = new ArrayList<>();
    String[] lines = body.split("(?<=\\n)", -1);
    StringBuilder piece = null;
    for (String line : lines) {
      String stripped = line.stripTrailing();
      boolean end = stripped.equals("--" + boundary + "--");
      if (end || stripped.equals("--" + boundary)) {
        if (piece != null) {
          pieces.add(withoutLastLineBreak(piece.toString()));
        }
        piece = end ? null : new StringBuilder();
      } else if (piece != null) {
        piece.append(line);
      }
    }
    if (piece != null) {
      pieces.add(piece.toString());
    }
    return pieces;
  }

  /** The line break before a boundary belongs to the boundary. */
  private static String withoutLastLineBreak(String text) {
    int end = text.length();
    if (text.endsWith("\n")) {
      end--;
    }
    return text.substring(0, end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  private static Part part(Map<String, String> headers, String type, String body) {
    Matcher filename = FILENAME.matcher(headers.getOrDefault("content-disposition", ""));
    String name = "";
    if (filename.find()) {
      name = filename.group(1) == null ? filename.group(2) : filename.group(1);
    }
    int semicolon = type.indexOf(';');
    String mediaType = semicolon < 0 ? type : type.substring(0, semicolon);
    String encoding = headers.getOrDefault("content-transfer-encoding", "7bit");
    return new Part(mediaType.strip(), name, decoded(body, encoding.toLowerCase(Locale.ROOT)));
  }

  private static String decoded(String body, String encoding) {
    if (!encoding.equals("base64")) {
      return body;
    }
    try {
      return new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return body;
    }
  }
}
