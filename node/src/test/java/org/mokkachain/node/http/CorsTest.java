package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorsTest {
    private static final String PAGE = "Origin: https://explorer.example\r\n";
    private static final String PREFLIGHT = PAGE + "Access-Control-Request-Method: POST\r\n"
            + "Access-Control-Request-Headers: content-type\r\n";

    private static TestNode node(String... origins) throws HttpStartException {
        HttpSettings.Access access = new HttpSettings.Access(List.of(), List.of(origins), Optional.empty());
        return new TestNode(access, HttpSettings.Limits.DEFAULT, HttpSettings.Rates.DEFAULT);
    }

    private static RawHttp.Answer send(TestNode node, String method, String path, String headers) throws IOException {
        return new RawHttp(node.server.port()).send(method, path, headers, "");
    }

    @Test
    void withoutTheSettingNoPageOfAnotherOriginReadsAnything() throws Exception {
        try (TestNode node = node()) {
            assertThat(send(node, "GET", "/v1/status", PAGE).status()).isEqualTo(403);
            assertThat(send(node, "OPTIONS", "/v1/transactions", PREFLIGHT).status()).isEqualTo(403);
            assertThat(send(node, "GET", "/v1/status", "").text()).doesNotContain("Access-Control-");
        }
    }

    @Test
    void pagesOfAnOriginOnTheListReadTheApi() throws Exception {
        try (TestNode node = node("https://explorer.example")) {
            RawHttp.Answer read = send(node, "GET", "/v1/status", PAGE);
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.text()).contains("Access-Control-Allow-Origin: https://explorer.example\r\n")
                    .contains("Vary: Origin")
                    .doesNotContain("Access-Control-Allow-Credentials");
            RawHttp.Answer asked = send(node, "OPTIONS", "/v1/transactions", PREFLIGHT);
            assertThat(asked.status()).isEqualTo(204);
            assertThat(asked.text()).contains("Access-Control-Allow-Methods: GET, POST")
                    .contains("Access-Control-Allow-Headers: Content-Type, Last-Event-ID, If-None-Match");
            assertThat(send(node, "GET", "/v1/nothing", PAGE).text()).contains("Access-Control-Allow-Origin: https:");
        }
    }

    @Test
    void whatIsAlikeIsNotTheSame() throws Exception {
        try (TestNode node = node("https://explorer.example")) {
            for (String origin : List.of("http://explorer.example", "https://explorer.example.evil",
                    "https://explorer.example:444", "https://sub.explorer.example", "null",
                    "https://EXPLORER.example")) {
                RawHttp.Answer answer = send(node, "GET", "/v1/status", "Origin: " + origin + "\r\n");
                assertThat(answer.status()).as(origin).isEqualTo(403);
                assertThat(answer.text()).doesNotContain("Access-Control-Allow-Origin");
            }
        }
    }

    @Test
    void adminRoutesAreNotForPagesOfAnyOrigin() throws Exception {
        try (TestNode node = node("https://explorer.example")) {
            assertThat(send(node, "POST", "/v1/admin/compact", PAGE + "Authorization: Bearer secret\r\n").status())
                    .isEqualTo(404);
        }
    }
}
