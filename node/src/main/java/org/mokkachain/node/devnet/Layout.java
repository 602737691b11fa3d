package org.mokkachain.node.devnet;

import java.util.Optional;
import org.mokkachain.types.certificate.CrashModel;

/**
 * What a development network is asked to be; empty: as it is, or the default for a new one.
 *
 * @param validators 1 to {@value DevelopmentGenesis#MAX_VALIDATORS}
 * @param httpPort of the first validator; the others follow
 * @param p2pPort of the first validator; the others follow
 */
public record Layout(
        Optional<Integer> validators,
        Optional<CrashModel> crashModel,
        Optional<Integer> httpPort,
        Optional<Integer> p2pPort) {
    static final int HTTP_PORT = 8080;

    public Layout {
        check(validators, "--validators", 1, DevelopmentGenesis.MAX_VALIDATORS);
        int last = validators.orElse(DevelopmentGenesis.VALIDATORS) - 1;
        check(httpPort, "--http-port", 1, 65_535 - last);
        check(p2pPort, "--p2p-port", 1, 65_535 - last);
    }

    private static void check(Optional<Integer> value, String flag, int min, int max) {
        if (value.isPresent() && (value.get() < min || value.get() > max)) {
            throw new IllegalArgumentException(flag + " must be " + min + " to " + max + ", got " + value.get());
        }
    }
}
