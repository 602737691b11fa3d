package org.mokkachain.p2p.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePeerBookTest extends PeerBookContract {
    @TempDir
    Path folder;

    @Override
    PeerBook book() {
        return new FilePeerBook(file());
    }

    private Path file() {
        return folder.resolve("deeper").resolve("peers.txt");
    }

    @Test
    void anotherProcessFindsWhatWasSaved() throws IOException {
        book().save(List.of(ONE, OTHER));
        assertThat(book().load()).containsExactly(ONE, OTHER);
        assertThat(Files.readString(file()))
                .isEqualTo("mokka peers 1\n" + ONE + "\n" + OTHER + "\nend 2\n");
        assertThat(file().getParent()).isDirectoryContaining(path -> path.equals(file()));
    }

    @Test
    void whatACrashLeftHalfWrittenIsIgnored() throws IOException {
        book().save(List.of(ONE));
        Files.writeString(file().resolveSibling("peers.txt.next"), "mokka pe");
        assertThat(book().load()).containsExactly(ONE);
        book().save(List.of(OTHER));
        assertThat(book().load()).containsExactly(OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "mokka peers 1\n",
        "mokka peers 2\nend 0\n",
        "mokka peers 1\nend 1\n",
        "mokka peers 1\nmokka://12@host:1\nend 1\n",
        "mokka peers 1\n\nend 1\n",
        "mokka peers 1\n\u0000\nend 1\n",
    })
    void aDamagedBookIsRefusedByName(String content) throws IOException {
        book().save(List.of());
        Files.writeString(file(), content);
        assertThatThrownBy(() -> book().load())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("damaged");
    }

    @Test
    void everyTruncationButThatOfTheLastLineEndIsRefused() throws IOException {
        book().save(List.of(ONE, OTHER));
        String whole = Files.readString(file());
        for (int length = 0; length < whole.length() - 1; length++) {
            Files.writeString(file(), whole.substring(0, length));
            assertThatThrownBy(() -> book().load()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        book().save(List.of());
        Files.write(file(), new byte[] {(byte) 0xc3, 0x28, '\n', (byte) 0xff});
        assertThatThrownBy(() -> book().load()).hasMessageContaining("not text");
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        book().save(List.of());
        Files.write(file(), new byte[5 << 20]);
        assertThatThrownBy(() -> book().load()).hasMessageContaining("longer");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("deeper"), "a file where the folder should be");
        assertThatThrownBy(() -> book().save(List.of(ONE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file().toString());
    }
}
