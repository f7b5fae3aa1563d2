package io.murano.api.contract;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which status every caller gets from every route. Everything belongs to alice of project alpha;
 * the column {@code public} is another project's member who asks for a public template or package
 * instead, and {@code -} stands where nothing can be public.
 *
 * <p>Names in braces stand for objects, see {@link IsolationFixture}; those with {@code new} are
 * made for each call. Marks in brackets: a session to work in, {@code [patch]} for a package patch,
 * {@code [subject]} for a token to judge.
 */
final class IsolationTable {

  /** The columns. */
  static final List<String> CALLERS =
      List.of("nobody", "expired", "other", "public", "reader", "member", "admin");

  private static final String TABLE =
      """
      route                                                        | non exp oth pub rea mem adm
      GET    /v1/environments                                      | 401 401 200  -  200 200 200
      GET    /v1/environments?all_tenants=true                     | 401 401 403  -  403 403 200
      POST   /v1/environments                                      | 401 401 400  -  400 400 400
      GET    /v1/environments/{env}                                | 401 401 403  -  200 200 200
      PUT    /v1/environments/{env}                                | 401 401 403  -  400 400 400
      DELETE /v1/environments/{busy}                               | 401 401 403  -  403 403 403
      DELETE /v1/environments/{newenv}                             | 401 401 403  -  200 200 200
      DELETE /v1/environments/{newenv}?abandon=true                | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/lastStatus                     | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/model/                         | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/model/name                     | 401 401 403  -  200 200 200
      PATCH  /v1/environments/{env}/model/                         | 401 401 400  -  400 400 400
      PATCH  /v1/environments/{env}/model/ [ses] [model]           | 401 401 403  -  200 200 200
      POST   /v1/environments/{busy}/configure                     | 401 401 403  -  403 403 403
      POST   /v1/environments/{newenv}/configure                   | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/sessions/{ses}                 | 401 401 403  -  401 401 401
      DELETE /v1/environments/{env}/sessions/{ses}                 | 401 401 403  -  401 401 401
      POST   /v1/environments/{busy}/sessions/{run}/deploy         | 401 401 403  -  403 403 403
      POST   /v1/environments/{newenv}/sessions/{newses}/deploy    | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/services                       | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/services/nope                  | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/services [ses]                 | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/services [other]               | 401 401 403  -  400 400 400
      POST   /v1/environments/{env}/services                       | 401 401 400  -  400 400 400
      POST   /v1/environments/{env}/services [ses]                 | 401 401 403  -  400 400 400
      POST   /v1/environments/{env}/services/nope/x [ses]          | 401 401 403  -  404 404 404
      PUT    /v1/environments/{env}/services                       | 401 401 400  -  400 400 400
      PUT    /v1/environments/{env}/services/nope/x [ses]          | 401 401 403  -  404 404 404
      DELETE /v1/environments/{env}/services [ses]                 | 401 401 403  -  404 404 404
      DELETE /v1/environments/{env}/services/nope [ses]            | 401 401 403  -  404 404 404
      GET    /v1/environments/{env}/deployments                    | 401 401 403  -  200 200 200
      GET    /v1/environments/{busy}/deployments/{task}            | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/deployments/{task}             | 401 401 403  -  400 400 400
      POST   /v1/environments/{busy}/deployments/None/cancel       | 401 401 403  -  404 404 404
      POST   /v1/environments/{busy}/deployments/{task}/cancel     | 401 401 403  -  200 200 200
      GET    /v1/environments/{busy}/deployments/{task}/events     | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/deployments/{task}/events      | 401 401 403  -  400 400 400
      GET    /v1/environments/{env}/events                         | 401 401 403  -  200 200 200
      GET    /v1/deployments                                       | 401 401 200  -  200 200 200
      POST   /v1/environments/{env}/actions/nope                   | 401 401 403  -  404 404 404
      GET    /v1/environments/{busy}/actions/{task}                | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/actions/{task}                 | 401 401 403  -  404 404 404
      POST   /v1/actions                                           | 401 401 400  -  400 400 400
      GET    /v1/environments/{env}/instance-statistics/raw        | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/instance-statistics/raw/x      | 401 401 403  -  200 200 200
      GET    /v1/environments/{env}/instance-statistics/aggregated | 401 401 403  -  200 200 200
      GET    /v1/templates                                         | 401 401 200  -  200 200 200
      POST   /v1/templates                                         | 401 401 400  -  400 400 400
      GET    /v1/templates/{tpl}                                   | 401 401 403 200 200 200 200
      PUT    /v1/templates/{tpl}                                   | 401 401 403 403 400 400 400
      DELETE /v1/templates/{newtpl}                                | 401 401 403 403 200 200 200
      POST   /v1/templates/{tpl}/create-environment                | 401 401 403 400 400 400 400
      POST   /v1/templates/{tpl}/clone                             | 401 401 403 400 403 403 403
      GET    /v1/templates/{tpl}/services                          | 401 401 403 403 200 200 403
      GET    /v1/templates/{tpl}/services/nope                     | 401 401 403 403 404 404 403
      POST   /v1/templates/{tpl}/services                          | 401 401 403 403 400 400 403
      PUT    /v1/templates/{tpl}/services/nope                     | 401 401 403 403 400 400 403
      DELETE /v1/templates/{tpl}/services/nope                     | 401 401 403 403 404 404 403
      GET    /v1/stats                                             | 401 401 403  -  403 403 200
      GET    /v1/admin/dead-letters                                | 401 401 403  -  403 403 200
      GET    /v1/admin/dead-letters/murano.tasks.dead              | 401 401 403  -  403 403 200
      POST   /v1/admin/dead-letters/murano.tasks.dead/discard      | 401 401 403  -  403 403 400
      POST   /v1/admin/dead-letters/murano.tasks.dead/replay       | 401 401 403  -  403 403 400
      GET    /v1/admin/executions                                  | 401 401 403  -  403 403 503
      GET    /v1/admin/executions/x                                | 401 401 403  -  403 403 503
      GET    /v1/admin/agents                                      | 401 401 403  -  403 403 503
      GET    /v1/admin/agents/x                                    | 401 401 403  -  403 403 503
      GET    /v1/admin/audit                                       | 401 401 403  -  403 403 200
      GET    /v1/schemas/a.B                                       | 401 401 503  -  503 503 503
      GET    /v1/schemas/a.B/m                                     | 401 401 503  -  503 503 503
      GET    /v1/catalog/packages                                  | 401 401 200  -  200 200 200
      POST   /v1/catalog/packages                                  | 401 401 400  -  400 400 400
      GET    /v1/catalog/packages/{pkg}                            | 401 401 403 200 200 200 200
      GET    /v1/catalog/packages/{pkg}/ui                         | 401 401 403 200 200 200 200
      GET    /v1/catalog/packages/{pkg}/logo                       | 401 401 403 200 200 200 200
      GET    /v1/catalog/packages/{pkg}/supplier_logo              | 401 401 403 200 200 200 200
      GET    /v1/catalog/packages/{pkg}/download                   | 401 401 403 200 200 200 200
      PATCH  /v1/catalog/packages/{pkg} [patch]                    | 401 401 403 403 200 200 200
      DELETE /v1/catalog/packages/{newpkg}                         | 401 401 403 403 200 200 200
      GET    /v1/catalog/categories                                | 401 401 200  -  200 200 200
      POST   /v1/catalog/categories                                | 401 401 403  -  403 403 400
      GET    /v1/catalog/categories/{cat}                          | 401 401 200  -  200 200 200
      DELETE /v1/catalog/categories/{newcat}                       | 401 401 403  -  403 403 200
      GET    /v2/catalog                                           | 401 401 401  -  200 200 401
      PUT    /v2/service_instances/x                               | 401 401 401  -  400 400 401
      PATCH  /v2/service_instances/x                               | 401 401 401  -  404 404 401
      DELETE /v2/service_instances/x                               | 401 401 401  -  200 200 401
      GET    /v2/service_instances/x/last_operation                | 401 401 401  -  410 410 401
      PUT    /v2/service_instances/x/service_bindings/y            | 401 401 401  -  200 200 401
      DELETE /v2/service_instances/x/service_bindings/y            | 401 401 401  -  200 200 401
      GET    /v3                                                   | 200 200 200  -  200 200 200
      GET    /v3/                                                  | 200 200 200  -  200 200 200
      POST   /v3/auth/tokens                                       | 400 400 400  -  400 400 400
      GET    /v3/auth/tokens                                       | 401 401 400  -  400 400 400
      GET    /v3/auth/tokens [subject]                             | 401 401 403  -  403 403 200
      DELETE /v3/auth/tokens [subject]                             | 401 401 403  -  403 403 204
      GET    /v3/auth/projects                                     | 401 401 200  -  200 200 200
      GET    /v3/auth/catalog                                      | 401 401 200  -  200 200 200
      """;

  /** The rows. */
  static final List<Row> ROWS = TABLE.lines().skip(1).map(Row::of).toList();

  private IsolationTable() {}

  /**
   * What the callers get from one request.
   *
   * @param request as the table has it
   * @param statuses by caller; a caller that does not apply is not in it
   */
  record Row(String request, Map<String, Integer> statuses) {

    private static Row of(String line) {
      String[] halves = line.split("\\|");
      String[] cells = halves[1].strip().split("\\s+");
      if (cells.length != CALLERS.size()) {
        throw new IllegalArgumentException("not one status for each caller: " + line);
      }
      Map<String, Integer> statuses = new LinkedHashMap<>();
      for (int i = 0; i < cells.length; i++) {
        if (!cells[i].equals("-")) {
          statuses.put(CALLERS.get(i), Integer.valueOf(cells[i]));
        }
      }
      return new Row(halves[0].strip(), statuses);
    }

    String method() {
      return words().get(0);
    }

    /** Path and query with names in braces. */
    String path() {
      return words().get(1);
    }

    String pathWithoutQuery() {
      return path().replaceAll("\\?.*", "");
    }

    boolean isMarked(String mark) {
      return words().contains("[" + mark + "]");
    }

    boolean hasPublicTwin() {
      return path().matches(".*\\{(new)?(tpl|pkg)}.*");
    }

    /** Whether nothing is changed, so that the order does not matter. */
    boolean isRead() {
      return method().equals("GET");
    }

    private List<String> words() {
      return Arrays.asList(request.split("\\s+"));
    }
  }
}
