package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.json.ApiJson;
import org.mokkachain.api.model.EvidenceInfo;
import org.mokkachain.node.http.openapi.Endpoint;
import org.mokkachain.node.http.openapi.OpenApiDocument;
import org.mokkachain.types.transaction.Transaction;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
    private TestNode node;
    private RawHttp http;
    private JsonNode description;

    @BeforeEach
    void start() throws Exception {
        node = new TestNode();
        http = new RawHttp(node.server.port());
        description = json("/openapi.json");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> served = new TreeSet<>();
        node.server.routes().forEach(route ->
                served.add(route.method().name().toLowerCase(Locale.ROOT) + " " + route.path()));
        Set<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            path.getValue().propertyNames().forEach(method -> described.add(method + " " + path.getKey()));
        }
        assertThat(described).isEqualTo(served);
    }

    @Test
    void theDescriptionIsWhole() throws Exception {
        assertThat(description.path("openapi").stringValue()).isEqualTo("3.1.0");
        Set<String> ids = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (JsonNode operation : path.getValue()) {
                String id = operation.path("operationId").stringValue();
                assertThat(ids.add(id)).as(id + " is unique").isTrue();
                assertThat(operation.path("summary").stringValue()).as(id).isNotBlank();
                assertThat(operation.path("tags").path(0).stringValue()).as(id).isNotBlank();
                Set<String> named = new TreeSet<>();
                operation.path("parameters").valueStream()
                        .filter(parameter -> parameter.path("in").stringValue().equals("path"))
                        .forEach(parameter -> named.add("{" + parameter.path("name").stringValue() + "}"));
                Set<String> inPath = new TreeSet<>();
                Pattern.compile("\\{[^}]+}").matcher(path.getKey()).results().forEach(m -> inPath.add(m.group()));
                assertThat(named).as(id).isEqualTo(inPath);
            }
        }
        assertThat(references(description)).allSatisfy(reference ->
                assertThat(description.at(reference.substring(1)).isObject()).as(reference).isTrue());
    }

    private static Set<String> references(JsonNode node) {
        Set<String> all = new TreeSet<>();
        node.findValues("$ref").forEach(reference -> all.add(reference.stringValue()));
        return all;
    }

    @Test
    void theSameRoutesGiveTheSameDescription() {
        List<Endpoint> endpoints = node.server.routes().stream().map(Route::endpoint).toList();
        assertThat(new OpenApiDocument(endpoints).write()).isEqualTo(new OpenApiDocument(endpoints).write());
    }

    @Test
    void realAnswersHaveExactlyTheFieldsDescribed() throws Exception {
        Transaction transfer = node.transfer(0, 1);
        http.send(
                "POST",
                "/v1/transactions",
                "Content-Type: application/json\r\n",
                "{\"raw\":\"" + transfer.encoded().hex() + "\"}");
        node.chain.commit();
        String alice = TestNode.ADDRESSES.format(node.aliceAddress);
        Map<String, String> answers = new TreeMap<>(Map.of(
                "/v1/status", "/v1/status",
                "/v1/validators", "/v1/validators",
                "/v1/consensus", "/v1/consensus",
                "/v1/stats?window=1h", "/v1/stats",
                "/v1/mempool", "/v1/mempool",
                "/v1/blocks", "/v1/blocks",
                "/v1/blocks/1", "/v1/blocks/{block}",
                "/v1/blocks/1/transactions", "/v1/blocks/{block}/transactions",
                "/v1/transactions/" + transfer.id(), "/v1/transactions/{id}",
                "/v1/accounts/" + alice, "/v1/accounts/{address}"));
        answers.put("/v1/transactions/" + transfer.id() + "/why", "/v1/transactions/{id}/why");
        answers.put("/v1/mempool/transactions", "/v1/mempool/transactions");
        answers.put("/v1/gossip", "/v1/gossip");
        answers.put("/v1/peers", "/v1/peers");
        answers.put("/v1/sync", "/v1/sync");
        answers.put("/v1/invitation", "/v1/invitation");
        answers.put("/v1/transactions/" + transfer.id() + "/proof", "/v1/transactions/{id}/proof");
        answers.put("/v1/accounts/" + alice + "/proof", "/v1/accounts/{address}/proof");
        answers.put("/v1/genesis", "/v1/genesis");
        putProofs(answers, alice);
        putState(answers, alice);
        node.chain.oversight().evidence.add(new EvidenceInfo(
                "validator-1", "0a".repeat(32), 0, "two votes in one term", "0102", 5, "report it"));
        answers.put("/v1/evidence", "/v1/evidence");
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            JsonNode schema = description
                    .path("paths").path(answer.getValue()).path("get").path("responses").path("200").path("content")
                    .path("application/json").path("schema");
            assertThat(schema.isMissingNode()).as(answer.getValue()).isFalse();
            compare(answer.getKey(), json(answer.getKey()), schema);
        }
        JsonNode dryRun = ApiJson.readTree(ApiJson.write(node.client().dryRun(Map.of(
                "change", "removeValidator", "publicKey", node.genesis.validators().get(0).key().hex()))));
        compare("dry-run", dryRun, description.path("components").path("schemas").path("DryRun"));
        JsonNode problem = json("/v1/nothing");
        compare("problem", problem, description.path("components").path("schemas").path("Problem"));
    }

    private static void putProofs(Map<String, String> answers, String alice) {
        String some = "ab".repeat(32);
        answers.put("/v1/assets/" + some + "/proof", "/v1/assets/{asset}/proof");
        String holder = "/v1/assets/" + some + "/holders/" + alice + "/proof";
        answers.put(holder, "/v1/assets/{asset}/holders/{address}/proof");
        answers.put("/v1/anchors/" + some + "/proof", "/v1/anchors/{hash}/proof");
        answers.put("/v1/data/" + alice + "/some%20key/proof", "/v1/data/{owner}/{key}/proof");
        answers.put("/v1/symbols/GOLD/proof", "/v1/symbols/{symbol}/proof");
        answers.put("/v1/proposals/7/proof", "/v1/proposals/{number}/proof");
        answers.put("/v1/permissions/accounts/" + alice + "/proof", "/v1/permissions/accounts/{address}/proof");
        answers.put("/v1/permissions/nodes/" + some + "/proof", "/v1/permissions/nodes/{key}/proof");
        answers.put("/v1/governance/proof", "/v1/governance/proof");
        answers.put("/v1/accounts/" + alice + "/transactions", "/v1/accounts/{address}/transactions");
    }

    private static void putState(Map<String, String> answers, String alice) {
        answers.put("/v1/assets", "/v1/assets");
        answers.put("/v1/assets/EUR", "/v1/assets/{asset}");
        answers.put("/v1/assets/EUR/holders", "/v1/assets/{asset}/holders");
        answers.put("/v1/assets/EUR/transactions", "/v1/assets/{asset}/transactions");
        answers.put("/v1/accounts/" + alice + "/balances", "/v1/accounts/{address}/balances");
        answers.put("/v1/anchors", "/v1/anchors");
        answers.put("/v1/anchors/" + TestState.DOCUMENT, "/v1/anchors/{hash}");
        answers.put("/v1/data/" + alice, "/v1/data/{owner}");
        answers.put("/v1/data/" + alice + "/b", "/v1/data/{owner}/{key}");
        answers.put("/v1/data/" + alice + "/b/history", "/v1/data/{owner}/{key}/history");
        answers.put("/v1/validators/validator-0/blocks", "/v1/validators/{validator}/blocks");
        answers.put("/v1/validators/uptime", "/v1/validators/uptime");
        answers.put("/v1/parameters", "/v1/parameters");
        answers.put("/v1/search?q=EUR", "/v1/search");
        answers.put("/v1/proposals", "/v1/proposals");
        answers.put("/v1/proposals/1", "/v1/proposals/{number}");
    }

    private void compare(String place, JsonNode value, JsonNode given) {
        JsonNode schema = resolve(given, value);
        if (value.isNull()) {
            assertThat(schema.path("type").asString("")).as(place).isEqualTo("null");
            return;
        }
        String type = schema.path("type").asString("");
        switch (type) {
            case "object" -> compareObject(place, value, schema);
            case "array" -> value.forEach(item -> compare(place + "[]", item, schema.path("items")));
            case "string" -> compareText(place, value, schema);
            case "integer" -> assertThat(value.isIntegralNumber()).as(place).isTrue();
            case "number" -> assertThat(value.isNumber()).as(place).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(place).isTrue();
            default -> throw new AssertionError(place + ": no type in the description");
        }
    }

    private static void compareText(String place, JsonNode value, JsonNode schema) {
        assertThat(value.isString()).as(place).isTrue();
        if (schema.has("pattern")) {
            assertThat(value.stringValue()).as(place).matches(schema.path("pattern").stringValue());
        }
        if (schema.has("enum")) {
            assertThat(schema.path("enum").valueStream().map(JsonNode::stringValue)).as(place)
                    .contains(value.stringValue());
        }
    }

    private void compareObject(String place, JsonNode value, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).toList();
        assertThat(value.propertyNames()).as(place).containsAll(required);
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode described = properties.has(field.getKey())
                    ? properties.path(field.getKey())
                    : schema.path("additionalProperties");
            assertThat(described.isObject()).as(place + "." + field.getKey() + " is described").isTrue();
            compare(place + "." + field.getKey(), field.getValue(), described);
        }
    }

    private JsonNode resolve(JsonNode schema, JsonNode value) {
        if (schema.has("anyOf")) {
            return resolve(schema.path("anyOf").path(value.isNull() ? 1 : 0), value);
        }
        if (schema.has("oneOf")) {
            return resolve(schema.path("oneOf").path(value.isObject() ? 1 : 0), value);
        }
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : description.at(reference.substring(1));
    }

    private JsonNode json(String path) throws Exception {
        String text = http.send("GET", path, "", "").text();
        return ApiJson.readTree(
                text.substring(text.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8));
    }
}
