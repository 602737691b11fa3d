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
