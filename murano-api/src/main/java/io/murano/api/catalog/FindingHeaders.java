package io.murano.api.catalog;

import io.murano.common.archive.PackageFinding;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * Tells what was found in an accepted package in headers, which clients that do not know them
 * ignore: the number, and the first few, worst first.
 */
final class FindingHeaders {

  static final String COUNT = "X-Murano-Package-Findings";
  static final String FINDING = "X-Murano-Package-Finding";

  private static final int MAX_HEADERS = 10;
  private static final int MAX_LENGTH = 240;

  private FindingHeaders() {}

  static void write(HttpServletResponse response, List<PackageFinding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    response.setHeader(COUNT, String.valueOf(findings.size()));
    findings.stream()
        .sorted(java.util.Comparator.comparing(PackageFinding::severity))
        .limit(MAX_HEADERS)
        .forEach(finding -> response.addHeader(FINDING, headerText(finding.toString())));
  }

  private static String headerText(String text) {
    String ascii = text.replaceAll("[^\\x20-\\x7e]", "?");
    return ascii.length() <= MAX_LENGTH ? ascii : ascii.substring(0, MAX_LENGTH - 3) + "...";
  }
}
