package org.mokkachain.p2p.transport;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/** What strangers may say first, and what people may write as addresses of peers. */
class TransportFuzzTest {
    private static final String KEY = "00112233445566778899aabbccddeeff".repeat(2);

    @Test
    void anyBytesAreRefusedOrAHello() {
        Hello hello = new Hello(TestNetwork.identity(7), 258);
        Bytes plain = hello.encode();
        byte[] extended = new Encoder()
                .raw(plain.slice(0, plain.length() - 4))
                .bytes(Bytes.of((byte) 1, (byte) 2))
                .toByteArray();
        List<byte[]> seeds = List.of(hello.encode().toBytes(), extended);
        // Lenient only because of the extensions of later versions, which are dropped.
        FuzzTarget target = FuzzTarget.lenient("hello", seeds, input -> {
            try {
                return Hello.decode(Bytes.of(input)).encode().toBytes();
            } catch (DecodingException e) {
                throw Refused.by(e);
            }
        });
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }

    @Test
    void anyTextIsRefusedOrAnAddressOfAPeer() {
        List<byte[]> seeds = Stream.of(
                        "mokka://KEY@10.0.0.7:9100",
                        "mokka://KEY@[2001:db8::7]:9100",
                        "tcp://validator-1.example.org:9100/KEY",
                        "/ip4/10.0.0.7/tcp/9100/p2p/KEY",
                        "/ip6/fe80::7%eth0/tcp/1/KEY")
                .map(text -> text.replace("KEY", KEY).getBytes(StandardCharsets.UTF_8))
                .toList();
        FuzzTarget target = FuzzTarget.lenient("peer address", seeds, input -> {
            try {
                return PeerAddress.parse(new String(input, StandardCharsets.UTF_8)).toString()
                        .getBytes(StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw Refused.by(e);
            }
        }).withDictionary(List.of("mokka://", "tcp://", "/ip4/", "/ip6/", "/dns/", "/tcp/", "@", ":", "[", "]", "%",
                "/", "::", ".", "a.".repeat(120), "1".repeat(40), KEY, "\u0660", "65535", "99999999999"));
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
