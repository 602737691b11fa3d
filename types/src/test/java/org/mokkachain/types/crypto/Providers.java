package org.mokkachain.types.crypto;

import java.util.ArrayList;
import java.util.List;

/** Every provider that works on this machine. */
final class Providers {
    private Providers() {}

    static List<SignatureScheme> all() {
        List<SignatureScheme> schemes = new ArrayList<>(List.of(Ed25519.bouncyCastle()));
        Ed25519.nativeProvider().ifPresent(schemes::add);
        return List.copyOf(schemes);
    }
}
