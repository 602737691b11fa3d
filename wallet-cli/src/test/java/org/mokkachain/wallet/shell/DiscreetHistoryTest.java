package org.mokkachain.wallet.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jline.reader.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscreetHistoryTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "account new zoe --password hunter2",
        "account new zoe --PASSWORD=hunter2",
        "account show zoe -password hunter2",
        "account import zoe --private-key 00ff",
        "account import zoe --mnemonic-passphrase hunter2",
        "account import zoe --mnemonic legal winner thank year wave sausage",
        "chain status\naccount new zoe --password hunter2"
    })
    void aLineThatGivesASecretIsNotKeptAtAll(String line) {
        assertThat(DiscreetHistory.mayHoldSecret(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "account new zoe --password-file secrets/password --json",
        "account new zoe --mnemonic-words 12",
        "account new zoe --mnemonic-file words.txt",
        "account import zoe --mnemonic",
        "account import zoe --mnemonic --index 2",
        "account change-password alice --new-password-file=f",
        "tx send --to alice --amount 5 --memo \"the password is elsewhere\"",
        "--node http://127.0.0.1:8080 chain status"
    })
    void aLineThatNamesAFileWithASecretIsKept(String line) {
        assertThat(DiscreetHistory.mayHoldSecret(line)).isFalse();
        assertThat(isPersistable(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "correct horse battery", "acount list", "# the password is hunter2",
        "chain status\nhunter2", "y"})
    void aLineThatIsNoCommandIsNotWritten(String line) {
        assertThat(DiscreetHistory.mayHoldSecret(line)).isFalse();
        assertThat(isPersistable(line)).isFalse();
    }

    @Test
    void commandsOfTheWalletAndOfTheShellAreWritten() {
        for (String line : new String[] {
            "tx send --to bob", "./mokka wallet account list", "wallet chain status", "watch chain status", "help tx",
            "exit", "quit", "chain status\n\nblock show 1\n"
        }) {
            assertThat(isPersistable(line)).as(line).isTrue();
        }
    }

    private static boolean isPersistable(String line) {
        return new DiscreetHistory().isPersistable(new History.Entry() {
            @Override
            public int index() {
                return 0;
            }

            @Override
            public Instant time() {
                return Instant.EPOCH;
            }

            @Override
            public String line() {
                return line;
            }
        });
    }
}
