package org.mokkachain.types.address;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.value.Address;

/** What people may type as an address. */
class AddressFuzzTest {
    private static final AddressFormat FORMAT = AddressFormat.DEVELOPMENT;

    @Test
    void anyTextIsRefusedOrAnAddress() {
        List<byte[]> seeds = Stream.of("00", "ff", "5a", "01")
                .map(digits -> FORMAT.format(Address.fromHex(digits.repeat(Address.LENGTH))))
                .flatMap(text -> Stream.of(text, text.toUpperCase(Locale.ROOT)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        FuzzTarget target = FuzzTarget.lenient("account address", seeds, input -> {
            try {
                String text = new String(input, StandardCharsets.UTF_8);
                return FORMAT.format(FORMAT.parse(text)).getBytes(StandardCharsets.UTF_8);
            } catch (AddressException e) {
                throw Refused.by(e);
            }
        }).withDictionary(List.of("tmok1", "mok1", "1", "qqqq", "Q", "\u00e9", "\ud834\udd1e", " "));
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
