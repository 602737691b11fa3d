package org.mokkachain.node.http.openapi;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.api.model.Problem;

/** The OpenAPI 3.1 document of some endpoints. The same endpoints give the same bytes. */
public final class OpenApiDocument {
    private static final String DESCRIPTION = "Errors are problem details (RFC 9457) with a stable code. Amounts are"
            + " texts of base units; heights, nonces and times (milliseconds since 1970-01-01 UTC) are numbers.";

    private final List<Endpoint> endpoints;
    private final Schemas schemas = new Schemas();

    public OpenApiDocument(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    /** As JSON. */
    public byte[] write() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("openapi", "3.1.0");
        root.put("info", info());
        root.put("tags", endpoints.stream()
                .map(Endpoint::tag).distinct().map(tag -> Map.of("name", tag)).toList());
        root.put("paths", paths());
        root.put("components", Map.of("schemas", schemas.named()));
        return ApiJson.write(root);
    }

    private Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Mokka Chain node");
        info.put("version", "1");
        info.put("description", DESCRIPTION);
        info.put("license", new TreeMap<>(Map.of("name", "Apache License 2.0", "identifier", "Apache-2.0")));
        return info;
    }

    private Map<String, Map<String, Object>> paths() {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints) {
            paths.computeIfAbsent(endpoint.path(), _ -> new LinkedHashMap<>())
                    .put(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        return paths;
    }

    private Map<String, Object> operation(Endpoint endpoint) {
        Operation declared = endpoint.operation();
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", endpoint.id());
        operation.put("tags", List.of(endpoint.tag()));
        operation.put("summary", declared.summary());
        operation.put("parameters", endpoint.parameters().stream().map(OpenApiDocument::parameter).toList());
        if (!declared.body().isEmpty()) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("required", true);
            body.put("content", content(declared.body()));
            operation.put("requestBody", body);
        }
        operation.put("responses", responses(declared));
        return operation;
    }

    private static Map<String, Object> parameter(Parameter declared) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", declared.name());
        parameter.put("in", declared.place().name().toLowerCase(Locale.ROOT));
        parameter.put("required", declared.required());
        parameter.put("description", declared.description());
        parameter.put("schema", new TreeMap<>(declared.schema()));
        return parameter;
    }

    private Map<String, Object> responses(Operation declared) {
        Map<String, Object> responses = new LinkedHashMap<>();
        for (Answer answer : declared.answers()) {
            Map<String, Object> response = new LinkedHashMap<>();
            response.put("description", answer.description());
            answer.content().ifPresent(content -> response.put("content", content(List.of(content))));
            responses.put(Integer.toString(answer.status()), response);
        }
        byStatus(declared.problems()).forEach((status, codes) ->
                responses.putIfAbsent(Integer.toString(status), problem(codes)));
        responses.put("default", problem(EnumSet.copyOf(Endpoint.EVERYWHERE)));
        return responses;
    }

    private static Map<Integer, Set<ErrorCode>> byStatus(Collection<ErrorCode> codes) {
        Map<Integer, Set<ErrorCode>> byStatus = new TreeMap<>();
        codes.forEach(code -> byStatus
                .computeIfAbsent(code.httpStatus(), _ -> EnumSet.noneOf(ErrorCode.class))
                .add(code));
        return byStatus;
    }

    /** The codes are part of the contract; the words are for people. */
    private Map<String, Object> problem(Set<ErrorCode> codes) {
        Map<String, Object> code = new LinkedHashMap<>();
        code.put("enum", codes.stream().map(ErrorCode::code).toList());
        Map<String, Object> restriction = new LinkedHashMap<>();
        restriction.put("properties", Map.of("code", code));
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", codes.stream()
                .map(each -> each.code() + ": " + each.title())
                .collect(Collectors.joining("; ")));
        response.put("content", Map.of(Problem.MEDIA_TYPE, Map.of(
                "schema", Map.of("allOf", Arrays.asList(schemas.of(Problem.class), restriction)))));
        return response;
    }

    private Map<String, Object> content(List<Content> forms) {
        Map<String, Object> content = new LinkedHashMap<>();
        forms.forEach(form -> content.put(form.mediaType(), Map.of("schema", schemas.of(form.type()))));
        return content;
    }
}
