package org.mokkachain.p2p.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {
    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    @ParameterizedTest
    @ValueSource(strings = {
        "mokka://KEY@10.0.0.7:9100",
        " mokka://KEY@10.0.0.7:9100 ",
        "tcp://10.0.0.7:9100/KEY",
        "/ip4/10.0.0.7/tcp/9100/KEY",
        "/ip4/10.0.0.7/tcp/9100/p2p/KEY",
        "/ip4/10.0.0.7/tcp/9100/mokka/KEY"
    })
    void allNotationsMeanTheSame(String text) {
        PeerAddress parsed = PeerAddress.parse(text.replace("KEY", KEY));
        assertThat(parsed.toString()).isEqualTo("mokka://" + KEY + "@10.0.0.7:9100");
        assertThat(parsed.endpoint()).isEqualTo("10.0.0.7:9100");
    }

    @ParameterizedTest
    @CsvSource({
        "mokka://KEY@[::1]:9100, ::1, [::1]:9100",
        "/ip6/fe80::7/tcp/1/KEY, fe80::7, [fe80::7]:1",
        "/ip6/fe80::7%eth0/tcp/1/KEY, fe80::7%eth0, [fe80::7%eth0]:1",
        "/ip6/::ffff:10.0.0.7/tcp/1/KEY, ::ffff:10.0.0.7, [::ffff:10.0.0.7]:1",
        "tcp://[2001:db8::1]:65535/KEY, 2001:db8::1, [2001:db8::1]:65535",
        "/dns4/validator-1.example.org/tcp/9100/KEY, validator-1.example.org, validator-1.example.org:9100",
        "mokka://KEY@localhost:9100, localhost, localhost:9100"
    })
    void hostsMayBeNamesOrIpv6(String text, String host, String endpoint) {
        PeerAddress parsed = PeerAddress.parse(text.replace("KEY", KEY));
        assertThat(parsed.host()).isEqualTo(host);
        assertThat(parsed.endpoint()).isEqualTo(endpoint);
        assertThat(PeerAddress.parse(parsed.toString())).isEqualTo(parsed);
    }

    @ParameterizedTest
    @CsvSource({
        "mokka://KEY@host, not of the form",
        "http://host:80, not of the form",
        "'', not of the form",
        "tcp://host:9100, the public key of the peer is missing",
        "/ip4/10.0.0.7/tcp/9100, the public key of the peer is missing",
        "mokka://@host:9100, the public key of the peer is missing",
        "mokka://abcd@host:9100, expected 64 hex digits",
        "mokka://KEY@host:0, port 0 is not between 1 and 65535",
        "mokka://KEY@host:65536, port 65536 is not between 1 and 65535",
        "mokka://KEY@ho st:1, 'ho st' is neither a host name nor an IP address",
        "mokka://KEY@10.0.0.256:1, '10.0.0.256' is neither a host name nor an IP address",
        "mokka://KEY@10.0.7:1, '10.0.7' is neither a host name nor an IP address",
        "mokka://KEY@[:::1]:1, ':::1' is neither a host name nor an IP address",
        "mokka://KEY@[1:2:3:4:5:6:7]:1, '1:2:3:4:5:6:7' is neither a host name nor an IP address",
        "/ip4/10.0.0.256/tcp/9100/KEY, '10.0.0.256' is neither a host name nor an IP address",
        "/ip4/host/tcp/9100/KEY, 'host' is not of kind ip4",
        "/ip6/10.0.0.7/tcp/9100/KEY, '10.0.0.7' is not of kind ip6"
    })
    void mistakesAreNamed(String text, String complaint) {
        assertThatThrownBy(() -> PeerAddress.parse(text.replace("KEY", KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining("peer address");
    }

    @Test
    void theKeyIsParsedInEitherCase() {
        assertThat(PeerAddress.parse("tcp://host:1/" + KEY.toUpperCase(Locale.ROOT)).key().hex())
                .isEqualTo(KEY);
    }
}
