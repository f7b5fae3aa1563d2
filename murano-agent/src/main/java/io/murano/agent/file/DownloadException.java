package io.murano.agent.file;

/** A file of a plan could not be fetched. The message shows no credentials. */
public final class DownloadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DownloadException(String message) {
    super(message);
  }
}
