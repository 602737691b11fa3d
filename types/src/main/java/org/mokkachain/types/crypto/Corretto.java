package org.mokkachain.types.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;

/** Amazon's provider with AWS-LC in native code, made once and not registered with the JVM. */
final class Corretto {
    private static final String KEY_FACTORY_PROPERTY = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";

    private Corretto() {}

    /** Loads the native library at the first call, which takes about a third of a second; never throws. */
    static Loading<Provider> loading() {
        try {
            return Once.LOADING;
        } catch (LinkageError e) {
            return new Loading.Unavailable<>("its classes are not on the class path");
        }
    }

    private static final class Once {
        static final Loading<Provider> LOADING = load();

        private static Loading<Provider> load() {
            try {
                AmazonCorrettoCryptoProvider provider = newProvider();
                Throwable problem = provider.getLoadingError();
                return problem == null ? new Loading.Loaded<>(provider) : Loading.failed(problem);
            } catch (LinkageError e) {
                return Loading.failed(e);
            }
        }

        /** Its Ed25519 key factory is made only if this property is set while the provider is constructed. */
        private static AmazonCorrettoCryptoProvider newProvider() {
            String before = System.getProperty(KEY_FACTORY_PROPERTY);
            System.setProperty(KEY_FACTORY_PROPERTY, "true");
            try {
                return new AmazonCorrettoCryptoProvider();
            } finally {
                if (before == null) {
                    System.clearProperty(KEY_FACTORY_PROPERTY);
                } else {
                    System.setProperty(KEY_FACTORY_PROPERTY, before);
                }
            }
        }
    }
}
