package org.mokkachain.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTest {
    private static final String TOKEN = "Authorization: Bearer " + TestAdministration.TOKEN + "\r\n";

    private TestNode node;
    private RawHttp http;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws Exception {
        node = new TestNode();
        http = new RawHttp(node.server.port());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private String post(String action, String headers, String body) throws Exception {
        return http.send("POST", "/v1/admin/" + action, headers, body).text();
    }

    @Test
    void theTokenIsNeeded() throws Exception {
        for (String headers : new String[] {"", "Authorization: Bearer no\r\n", "Authorization: Basic 5ec0\r\n"}) {
            assertThat(post("compact", headers, "")).contains(" 401 ").contains("unauthorized");
        }
    }

    @Test
    void aWebPageIsNotServed() throws Exception {
        assertThat(post("compact", TOKEN + "Origin: http://localhost\r\n", "")).contains(" 404 ");
    }

    @Test
    void aTokenOfOneScopeOpensNoOther() throws Exception {
        String store = "Authorization: Bearer " + TestAdministration.STORE_TOKEN + "\r\n";
        assertThat(post("compact", store, "")).as("the right one").contains(" 503 ");
        for (String action : new String[] {"weaken", "step-down", "peers"}) {
            assertThat(post(action, store, "{}"))
                    .contains(" 403 ").contains("out_of_scope").contains("admin.token");
        }
        assertThat(http.send("GET", "/v1/admin/peers", store, "").text()).contains(" 403 ");
    }

    @Test
    void aWeakenedNodeSaysWhoLeads() throws Exception {
        assertThat(post("weaken", TOKEN, "{\"durationMs\":5000}"))
                .contains(" 200 ").contains("\"state\":\"weakened\"").contains("\"leader\":\"validator-2\"");
        assertThat(post("weaken", TOKEN, "{\"durationMs\":0}")).contains("\"state\":\"follower\"");
    }

    @Test
    void aTimeIsAWholeNumberOfMillisecondsUpToADay() throws Exception {
        for (String body : new String[] {
            "", "{}", "{\"durationMs\":-1}", "{\"durationMs\":86400001}", "{\"durationMs\":\"5s\"}",
            "{\"durationMs\":1.5}", "{\"durationMs\":99999999999999999999}"
        }) {
            assertThat(post("weaken", TOKEN, body)).as(body).contains(" 400 ").contains("malformed");
        }
    }

    @Test
    void onlyTheLeaderStepsDown() throws Exception {
        assertThat(post("step-down", TOKEN, ""))
                .contains(" 409 ").contains("not_possible").contains("validator-2 leads term 7");
    }

    @Test
    void peersAreAddedDroppedAndListed() throws Exception {
        String peer = "mokka://" + "0a".repeat(32) + "@10.0.0.1:9100";
        String other = "0b".repeat(32);
        assertThat(post("peers", TOKEN, "{\"add\":[\"" + peer + "\"],\"drop\":[\"" + other + "\"]}"))
                .contains(" 200 ").contains("\"standing\":\"added\"").contains("\"standing\":\"dropped\"");
        assertThat(http.send("GET", "/v1/admin/peers", TOKEN, "").text()).contains(peer).contains(other);
        assertThat(post("peers", TOKEN, "{\"drop\":[\"" + "00".repeat(32) + "\"]}")).contains(" 409 ");
    }

    @Test
    void aPeerThatCannotBeReadIsNamed() throws Exception {
        for (String body : new String[] {
            "no", "{\"add\":\"x\"}", "{\"add\":[7]}", "{\"add\":[\"10.0.0.1:9100\"]}", "{\"drop\":[\"zz\"]}",
            "{\"drop\":[" + "\"\",".repeat(100) + "\"\"]}"
        }) {
            assertThat(post("peers", TOKEN, body)).as(body).contains(" 400 ").contains("malformed");
        }
    }

    @Test
    void aBackupSaysWhatIsInIt() throws Exception {
        String target = directory.resolve("new").toString();
        assertThat(post("backup", TOKEN, "{\"target\":\"" + target + "\"}"))
                .contains(" 200 ").contains("\"height\":3").contains(target);
    }

    @Test
    void whatCannotBeDoneIsExplained() throws Exception {
        assertThat(post("backup", TOKEN, "{\"target\":\"" + directory + "\"}"))
                .contains(" 409 ").contains("not_possible").contains("Choose another place");
        assertThat(post("compact", TOKEN, "")).contains(" 503 ").contains("a backup is under way");
    }

    @Test
    void aPlaceIsAnAbsolutePath() throws Exception {
        for (String body : new String[] {"{}", "{\"target\":7}", "{\"target\":\"here\"}", "no"}) {
            assertThat(post("backup", TOKEN, body)).contains(" 400 ").contains("malformed");
        }
    }
}
