package io.murano.api.openapi;

import io.murano.api.openapi.RouteTexts.Entry;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Completes the description of one route with its entry in {@link RouteTexts}. */
final class OperationWriter {

  private static final String JSON = "application/json";
  private static final String NOTHING = "nothing";
  private static final String WHOLE_QUERY = "query";
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

  private final RouteTexts texts;
  private final Schemas schemas;

  OperationWriter(RouteTexts texts, Schemas schemas) {
    this.texts = texts;
    this.schemas = schemas;
  }

  void write(String path, Operation operation, Entry entry) {
    operation.setOperationId(entry.required("id"));
    operation.setTags(List.of(entry.required("tag")));
    operation.setSummary(entry.required("summary"));
    operation.setDescription(entry.text("description"));
    writeParameters(path, operation, entry);
    writeBody(operation, entry);
    writeAnswer(operation, entry);
    writeSecurityAndErrors(path, operation, entry);
  }

  private void writeParameters(String path, Operation operation, Entry entry) {
    List<Parameter> parameters = new ArrayList<>();
    if (operation.getParameters() != null) {
      parameters.addAll(operation.getParameters());
    }
    Matcher matcher = PATH_PARAMETER.matcher(path);
    while (matcher.find()) {
      if (isMissing(parameters, matcher.group(1))) {
        parameters.add(parameter("path", matcher.group(1)).required(true));
      }
    }
    entry.member("query").ifPresent(query -> writeQuery(query, parameters));
    for (Parameter parameter : parameters) {
      if (parameter.getDescription() == null) {
        parameter.setDescription(texts.parameter(parameter.getName()));
      }
    }
    operation.setParameters(parameters);
  }

  /** Where the code takes the query as a whole, its parameters are those of the entry. */
  private static void writeQuery(JsonNode query, List<Parameter> parameters) {
    parameters.removeIf(parameter -> parameter.getName().equals(WHOLE_QUERY));
    query
        .properties()
        .forEach(
            text -> {
              if (isMissing(parameters, text.getKey())) {
                parameters.add(parameter("query", text.getKey()));
              }
              parameters.stream()
                  .filter(parameter -> parameter.getName().equals(text.getKey()))
                  .forEach(parameter -> parameter.setDescription(text.getValue().asString()));
            });
  }

  private static boolean isMissing(List<Parameter> parameters, String name) {
    return parameters.stream().noneMatch(parameter -> parameter.getName().equals(name));
  }

  private static Parameter parameter(String in, String name) {
    return new Parameter().in(in).name(name).schema(Schemas.string());
  }

  private void writeBody(Operation operation, Entry entry) {
    operation.setRequestBody(null);
    entry
        .member("body")
        .ifPresent(
            body ->
                operation.setRequestBody(
                    new RequestBody()
                        .required(!entry.flag("optional"))
                        .content(
                            content(
                                entry.text("type", JSON),
                                schemas.of(body),
                                entry.json().get("request")))));
  }

  private void writeAnswer(Operation operation, Entry entry) {
    ApiResponse answer = new ApiResponse().description("Success");
    JsonNode schema = entry.json().get("answer");
    String type = entry.text("produces", JSON);
    if (schema == null) {
      answer.setContent(content(type, generated(operation), entry.json().get("example")));
    } else if (!schema.asString("").equals(NOTHING)) {
      answer.setContent(content(type, schemas.of(schema), entry.json().get("example")));
    }
    ApiResponses answers = new ApiResponses();
    answers.addApiResponse(Integer.toString(entry.json().path("status").asInt(200)), answer);
    entry
        .json()
        .path("further")
        .forEach(status -> answers.addApiResponse(status.asString(), answer));
    operation.setResponses(answers);
  }

  /** Returns the schema that was made from the type the code returns. */
  private static Schema<?> generated(Operation operation) {
    ApiResponse success = Objects.requireNonNull(operation.getResponses().get("200"));
    return success.getContent().values().iterator().next().getSchema();
  }

  private void writeSecurityAndErrors(String path, Operation operation, Entry entry) {
    Set<Integer> errors = new TreeSet<>();
    entry.errors().forEachRemaining(status -> errors.add(status.intValue()));
    String scheme = ApiDocument.securityOf(path);
    if (scheme != null) {
      operation.setSecurity(List.of(new SecurityRequirement().addList(scheme)));
      errors.add(HttpStatus.UNAUTHORIZED.value());
    } else {
      operation.setSecurity(List.of());
    }
    errors.addAll(List.of(406, 429, 500));
    if (operation.getRequestBody() != null) {
      errors.addAll(List.of(400, 413, 415));
    }
    for (int status : errors) {
      operation
          .getResponses()
          .addApiResponse(
              Integer.toString(status),
              new ApiResponse()
                  .description(HttpStatus.valueOf(status).getReasonPhrase())
                  .content(content(JSON, Schemas.reference(ApiDocument.errorOf(path)), null)));
    }
  }

  private static Content content(String type, Schema<?> schema, @Nullable JsonNode example) {
    MediaType media = new MediaType().schema(schema);
    if (example != null) {
      media.setExample(Schemas.plain(example));
    }
    return new Content().addMediaType(type, media);
  }
}
