package org.mokkachain.api.genesis;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.genesis.Timing;

/** What people may write as a genesis file. */
class GenesisFuzzTest {
    @Test
    void anyFileIsRefusedOrAGenesis() {
        List<byte[]> seeds = List.of(
                GenesisWriter.write(SampleGenesis.of(1, Timing.LAN)),
                GenesisWriter.write(SampleGenesis.of(4, new Timing(50, 250, 300, 900, 10_000, 600_000, 7_000))));
        FuzzTarget target = FuzzTarget.lenient("genesis file", seeds, input -> {
            try {
                return GenesisWriter.write(GenesisReader.read(input));
            } catch (GenesisFormatException e) {
                throw Refused.by(e);
            }
        }).within(new FuzzTarget.Bounds(1 << 20, 1024)).withDictionary(List.of(
                "{", "}", "[".repeat(2_000), "]", "\"", ":", ",", "null", "true", "1.5", "-1", "9223372036854775807",
                "9".repeat(2_000), "1e400", "\"validators\"", "\"lan\"", "{}", "[]", "MOKKA", "\\ud800", "\u00e9",
                "1 MOKKA", "99999999999999 MOKKA", "2026-11-20T00:00:00Z", "+1000000000-12-31T23:59:59Z"));
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
