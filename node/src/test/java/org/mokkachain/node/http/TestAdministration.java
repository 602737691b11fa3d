package org.mokkachain.node.http;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mokkachain.api.model.BackupInfo;
import org.mokkachain.api.model.CompactionInfo;

/** Administration of a chain that lies in memory. */
final class TestAdministration implements Administration {
    static final String TOKEN = "5ec0";

    @Override
    public boolean admits(String token) {
        return token.equals(TOKEN);
    }

    @Override
    public Outcome<BackupInfo> backup(Path target) {
        return Files.exists(target)
                ? new Refused<>("there is something at " + target, "Choose another place", false)
                : new Done<>(new BackupInfo(target.toString(), 3, "ab", 0, 5, 1_000));
    }

    @Override
    public Outcome<CompactionInfo> compact() {
        return new Refused<>("a backup is under way", "Wait", true);
    }
}
