package org.mokkachain.types.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;

/**
 * Hands SHA-256 and AES-GCM of this JVM, that of TLS included, to native code. The JDK's own are as fast, but only once
 * its optimising compiler has replaced them; in a JVM that runs without it, or has just started, hashing 200 bytes is
 * four times faster here, and encrypting a kilobyte twenty times. Thread-safe.
 */
public final class NativeCrypto {
    private static final String NAME = "MokkaNative";

    private NativeCrypto() {}

    /**
     * For programs at their start: what is hashed afterwards, and TLS connections that open afterwards, use native
     * code. Takes a third of a second the first time, as the native library is loaded; does nothing where there is
     * none.
     *
     * @return whether native code is used
     */
    public static boolean register() {
        if (!(Corretto.loading() instanceof Loading.Loaded(Provider provider))) {
            return false;
        }
        Security.insertProviderAt(new Selection(provider), 1);
        Sha256.chooseAgain();
        return true;
    }

    /** Two algorithms of a provider; all others stay with those that the JVM has. */
    private static final class Selection extends Provider {
        private static final long serialVersionUID = 1;

        Selection(Provider source) {
            super(NAME, source.getVersionStr(), "SHA-256 and AES-GCM of " + source.getName());
            offer(source.getService("MessageDigest", "SHA-256"));
            offer(source.getService("Cipher", "AES/GCM/NoPadding"));
        }

        private void offer(Service service) {
            putService(new Borrowed(this, service));
        }
    }

    /** What another provider does, under the name of this one. */
    private static final class Borrowed extends Provider.Service {
        private final Provider.Service lender;

        Borrowed(Provider owner, Provider.Service lender) {
            super(owner, lender.getType(), lender.getAlgorithm(), lender.getClassName(), null, null);
            this.lender = lender;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return lender.newInstance(parameter);
        }
    }
}
