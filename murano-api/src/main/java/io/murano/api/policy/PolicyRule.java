package io.murano.api.policy;

/**
 * The rules that guard routes, with their defaults (contract rest-api §1.4). The operator's file
 * refers to them by {@link #ruleName}.
 */
public enum PolicyRule {
  LIST_ENVIRONMENTS("list_environments", "rule:default"),
  LIST_ENVIRONMENTS_ALL_TENANTS("list_environments_all_tenants", "rule:admin_api"),
  CREATE_ENVIRONMENT("create_environment", "rule:default"),
  SHOW_ENVIRONMENT("show_environment", "rule:default"),
  UPDATE_ENVIRONMENT("update_environment", "rule:default"),
  DELETE_ENVIRONMENT("delete_environment", "rule:default"),
  LIST_DEPLOYMENTS("list_deployments", "rule:default"),
  LIST_DEPLOYMENTS_ALL_ENVIRONMENTS("list_deployments_all_environments", "rule:default"),
  STATUSES_DEPLOYMENTS("statuses_deployments", "rule:default"),
  CANCEL_DEPLOYMENT("cancel_deployment", "rule:default"),
  EXECUTE_ACTION("execute_action", "rule:default"),
  GET_STATISTICS("get_statistics", "rule:default"),
  GET_INSTANCE_STATISTICS("get_instance_statistics", "rule:default"),
  GET_AGGREGATED_STATISTICS("get_aggregated_statistics", "rule:default"),
  GET_API_STATISTICS("get_api_statistics", "rule:admin_api"),
  GET_SCHEMA("get_schema", "rule:default"),
  LIST_ENV_TEMPLATES("list_env_templates", "rule:default"),
  CREATE_ENV_TEMPLATE("create_env_template", "rule:default"),
  SHOW_ENV_TEMPLATE("show_env_template", "rule:default"),
  UPDATE_ENV_TEMPLATE("update_env_template", "rule:default"),
  UPDATE_SERVICE_ENV_TEMPLATE("update_service_env_template", "rule:default"),
  DELETE_ENV_TEMPLATE("delete_env_template", "rule:default"),
  CLONE_ENV_TEMPLATE("clone_env_template", "rule:default"),
  GET_PACKAGE("get_package", "rule:default"),
  UPLOAD_PACKAGE("upload_package", "rule:default"),
  MODIFY_PACKAGE("modify_package", "rule:default"),
  PUBLICIZE_PACKAGE("publicize_package", "rule:admin_api"),
  MANAGE_PUBLIC_PACKAGE("manage_public_package", "rule:default"),
  DELETE_PACKAGE("delete_package", "rule:default"),
  DOWNLOAD_PACKAGE("download_package", "rule:default"),
  GET_CATEGORY("get_category", "rule:default"),
  ADD_CATEGORY("add_category", "rule:admin_api"),
  DELETE_CATEGORY("delete_category", "rule:admin_api"),
  MANAGE_OPERATIONS("manage_operations", "rule:admin_api");

  private final String ruleName;
  private final String defaultExpression;

  PolicyRule(String ruleName, String defaultExpression) {
    this.ruleName = ruleName;
    this.defaultExpression = defaultExpression;
  }

  /** Returns the name in the policy file. */
  public String ruleName() {
    return ruleName;
  }

  /** Returns the expression in force when the file has none. */
  public String defaultExpression() {
    return defaultExpression;
  }
}
