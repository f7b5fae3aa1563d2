package io.murano.api.http;

import io.murano.api.error.ApiException;
import io.murano.common.json.MuranoJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Reads a {@link JsonBody}, bounded in size. Numbers keep their digits. */
final class JsonBodyArgumentResolver implements HandlerMethodArgumentResolver {

  private static final ObjectReader READER =
      MuranoJson.mapper()
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final DataSize maxBodySize;

  JsonBodyArgumentResolver(DataSize maxBodySize) {
    this.maxBodySize = maxBodySize;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == JsonBody.class;
  }

  @Override
  public JsonBody resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest webRequest,
      @Nullable WebDataBinderFactory binderFactory)
      throws IOException {
    HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
    String header = request.getContentType();
    if (header == null || header.isBlank()) {
      return new JsonBody(null, null);
    }
    MediaType type = MediaType.parseMediaType(header);
    byte[] bytes = read(request);
    if (bytes.length == 0) {
      return new JsonBody(null, type);
    }
    if (!ApiMediaTypes.isJson(type)) {
      throw ApiException.unsupportedMediaType("This route takes JSON, not " + type);
    }
    return new JsonBody(parse(bytes), type);
  }

  private byte[] read(HttpServletRequest request) throws IOException {
    long limit = maxBodySize.toBytes();
    if (request.getContentLengthLong() > limit) {
      throw tooLarge();
    }
    byte[] bytes = request.getInputStream().readNBytes(Math.toIntExact(limit + 1));
    if (bytes.length > limit) {
      throw tooLarge();
    }
    return bytes;
  }

  private static JsonNode parse(byte[] bytes) {
    JsonNode document;
    try {
      document = READER.readValue(bytes);
    } catch (JacksonException e) {
      throw ApiException.badRequest("Malformed JSON: " + e.getOriginalMessage());
    }
    String problem = StorableJson.problem(document);
    if (problem != null) {
      throw ApiException.badRequest("The body holds " + problem);
    }
    return document;
  }

  private ApiException tooLarge() {
    return ApiException.tooLarge("The body is larger than " + maxBodySize.toKilobytes() + " KiB");
  }
}
