package org.mokkachain.wallet.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.value.Hash;
import org.mokkachain.wallet.output.Failure;

class WalletDirectoryTest {
    private static final PinnedNetwork NETWORK =
            new PinnedNetwork("mokka-devnet", Hash.fromHex("ab".repeat(32)), AddressFormat.DEVELOPMENT);

    @TempDir
    private Path temporary;

    @Test
    void theNetworkIsRememberedInAPrivateFile() throws Exception {
        WalletDirectory directory = new WalletDirectory(temporary.resolve("a").resolve("wallet"));
        assertThat(directory.network()).isEmpty();
        directory.pin(NETWORK);
        assertThat(directory.network()).contains(NETWORK);
        Path file = directory.path().resolve("network");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void aDamagedFileIsNamedAndNotOverlooked() throws IOException {
        WalletDirectory directory = new WalletDirectory(temporary);
        Files.writeString(temporary.resolve("network"), "network = x\nchainId = 12\n");
        assertThatThrownBy(directory::network).isInstanceOf(Failure.class).hasMessageContaining("network");
        Files.writeString(temporary.resolve("contacts"), "just text\n");
        assertThatThrownBy(() -> directory.contacts().all())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("line 1");
        Files.write(temporary.resolve("profile"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(directory::profileNode).isInstanceOf(Failure.class).hasMessageContaining("UTF-8");
        Files.writeString(temporary.resolve("profile"), "nodes = x\n");
        assertThatThrownBy(directory::profileNode).isInstanceOf(Failure.class).hasMessageContaining("'nodes'");
    }

    @Test
    void theProfileMayHoldCommentsAndSpaces() throws Exception {
        WalletDirectory directory = new WalletDirectory(temporary);
        Files.writeString(temporary.resolve("profile"), "# mine\n\n  node =  http://x:1 \nfrom=alice\n");
        assertThat(directory.profileNode()).contains("http://x:1");
        assertThat(directory.profileFrom()).contains("alice");
    }

    @Test
    void aContactKeepsItsAddress() throws Exception {
        Contacts contacts = new WalletDirectory(temporary).contacts();
        contacts.add("bob", "tmok1a");
        contacts.add("bob", "tmok1a");
        assertThatThrownBy(() -> contacts.add("bob", "tmok1b"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("tmok1a");
        assertThat(contacts.find("bob")).contains("tmok1a");
        assertThat(contacts.nameOf("tmok1a")).contains("bob");
        contacts.remove("bob");
        assertThat(contacts.all()).isEmpty();
        assertThatThrownBy(() -> contacts.remove("bob")).isInstanceOf(Failure.class);
    }

    @Test
    void aPasswordIsUsedUnaskedOnlyInADevelopmentWallet() throws IOException {
        WalletDirectory directory = new WalletDirectory(temporary);
        Files.writeString(temporary.resolve("password"), "x");
        assertThat(directory.developmentPassword()).isEmpty();
        Files.createFile(temporary.resolve("development"));
        assertThat(directory.developmentPassword()).contains(temporary.resolve("password"));
    }
}
