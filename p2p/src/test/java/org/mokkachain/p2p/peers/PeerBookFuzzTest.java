package org.mokkachain.p2p.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;

/** What may stand in the file of peers. */
class PeerBookFuzzTest {
    private static final PeerAddress ONE = PeerAddress.parse("tcp://10.0.0.7:9100/" + "02".repeat(32));
    private static final PeerAddress TWO = PeerAddress.parse("tcp://[2001:db8::7]:9100/" + "03".repeat(32));

    @TempDir
    private Path folder;

    private static byte[] text(List<PeerAddress> addresses) {
        String lines = addresses.stream().map(address -> address + "\n").collect(Collectors.joining());
        return ("mokka peers 1\n" + lines + "end " + addresses.size() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anyFileIsReadOrRefused() {
        Path file = folder.resolve("peers");
        List<byte[]> seeds = List.of(text(List.of(ONE, TWO)), text(List.of()));
        FuzzTarget target = FuzzTarget.lenient("peer book", seeds, input -> {
            write(file, input);
            try {
                return text(new FilePeerBook(file).load());
            } catch (IOException e) {
                throw Refused.by(e);
            }
        }).withDictionary(List.of("\n", "\r", "\r\n", "end 1", "mokka peers 1", ONE.toString(), "mokka peers 2"));
        FuzzBudget usual = FuzzBudget.ofProperties();
        // Each input is a file.
        FuzzBudget fewer = new FuzzBudget(usual.seed(), usual.executions() / 10, usual.time(), usual.hang());
        System.out.println(Fuzzer.run(target, fewer));
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
