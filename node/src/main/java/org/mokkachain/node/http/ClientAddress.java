package org.mokkachain.node.http;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, as the connection says; headers of proxies are not believed.
 *
 * @param network what limits count by: an IPv4 address, or the first 64 bits of an IPv6 address
 */
record ClientAddress(String network, boolean isLoopback) {
    private static final int PREFIX_BYTES = 8;

    static ClientAddress of(Context ctx) {
        return parse(ctx.ip());
    }

    /** Of an address in digits, which is never looked up. */
    static ClientAddress parse(String ip) {
        try {
            return of(InetAddress.ofLiteral(ip.replace("[", "").replace("]", "")));
        } catch (IllegalArgumentException e) {
            return new ClientAddress(ip, false);
        }
    }

    static ClientAddress of(InetAddress address) {
        String network = address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES)) + "::/64"
                : address.getHostAddress();
        return new ClientAddress(network, address.isLoopbackAddress());
    }
}
