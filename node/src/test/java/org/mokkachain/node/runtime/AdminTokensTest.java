package org.mokkachain.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.node.http.AdminScope;
import org.mokkachain.node.http.Administration.Access;

/** Which token opens what. */
class AdminTokensTest {
    private static final Map<AdminScope, String> FILES = Map.of(
            AdminScope.STORE, "admin.store.token",
            AdminScope.LEADERSHIP, "admin.leadership.token",
            AdminScope.PEERS, "admin.peers.token");

    @TempDir
    private Path directory;

    private String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    @Test
    void everyTokenOpensItsScopeAndTheFirstOneAll() throws IOException {
        AdminTokens tokens = AdminTokens.create(directory);
        for (AdminScope wanted : AdminScope.values()) {
            assertThat(tokens.access(read("admin.token"), wanted)).isEqualTo(Access.ADMITTED);
            assertThat(tokens.access("", wanted)).isEqualTo(Access.UNKNOWN);
            for (AdminScope given : AdminScope.values()) {
                assertThat(tokens.access(read(FILES.get(given)), wanted))
                        .isEqualTo(given == wanted ? Access.ADMITTED : Access.OUT_OF_SCOPE);
            }
        }
    }

    @Test
    void onlyTheOwnerReadsThemAndTheNextStartMakesOthers() throws IOException {
        AdminTokens.create(directory);
        String everything = read("admin.token");
        String store = read("admin.store.token");
        AdminTokens next = AdminTokens.create(directory);
        assertThat(next.access(everything, AdminScope.STORE)).isEqualTo(Access.UNKNOWN);
        assertThat(next.access(store, AdminScope.STORE)).isEqualTo(Access.UNKNOWN);
        for (String file : FILES.values()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }
}
