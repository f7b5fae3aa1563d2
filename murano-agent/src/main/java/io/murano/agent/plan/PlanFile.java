package io.murano.agent.plan;

/** A file of a plan: its content, or where to fetch it. */
public sealed interface PlanFile {

  /** Returns the relative path under which scripts see the file. */
  String name();

  /**
   * A file whose content is in the plan.
   *
   * @param name path below the script's folder
   * @param base64 whether {@code body} is Base64 of the bytes; else it is the text itself
   * @param body content
   */
  record Inline(String name, boolean base64, String body) implements PlanFile {
    @Override
    public String toString() {
      return "Inline[%s]".formatted(name);
    }
  }

  /**
   * A repository or document that is fetched into a folder.
   *
   * @param name path of the link to that folder, below the script's folder
   * @param url what to fetch; may hold credentials
   */
  record Downloadable(String name, String url) implements PlanFile {
    @Override
    public String toString() {
      return "Downloadable[%s]".formatted(name);
    }
  }

  /**
   * A file the plan declares but that cannot be used; calling a script that needs it fails.
   *
   * @param name path below the script's folder
   * @param problem what is wrong with it
   */
  record Unusable(String name, String problem) implements PlanFile {}
}
