package io.murano.conductor.muranopl.testing;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes results in the XML format of JUnit, one suite for each class. */
public final class JunitReport {

  private JunitReport() {}

  /**
   * Writes a report.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(List<TestResult> results, Writer target) throws IOException {
    Map<String, List<TestResult>> suites = new LinkedHashMap<>();
    for (TestResult result : results) {
      suites.computeIfAbsent(result.test().className(), name -> new ArrayList<>()).add(result);
    }
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(target);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (Map.Entry<String, List<TestResult>> suite : suites.entrySet()) {
        writeSuite(xml, suite.getKey(), suite.getValue());
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("the report cannot be written", e);
    }
  }

  private static void writeSuite(XMLStreamWriter xml, String name, List<TestResult> results)
      throws XMLStreamException {
    Duration total =
        results.stream().map(TestResult::duration).reduce(Duration.ZERO, Duration::plus);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name);
    xml.writeAttribute("tests", String.valueOf(results.size()));
    xml.writeAttribute(
        "failures", String.valueOf(results.stream().filter(r -> !r.passed()).count()));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("time", seconds(total));
    for (TestResult result : results) {
      writeCase(xml, result);
    }
    xml.writeEndElement();
  }

  private static void writeCase(XMLStreamWriter xml, TestResult result) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", result.test().className());
    xml.writeAttribute("name", result.test().method());
    xml.writeAttribute("time", seconds(result.duration()));
    if (!result.passed()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", printable(String.valueOf(result.message())));
      xml.writeCharacters(printable(String.valueOf(result.details())));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
  }

  /** Replaces characters that XML 1.0 cannot hold. */
  private static String printable(String text) {
    return text.codePoints()
        .map(c -> isXmlCharacter(c) ? c : '\ufffd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXmlCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
