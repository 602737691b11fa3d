package org.mokkachain.types.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;

/**
 * Amazon's provider with AWS-LC in native code, made once and not registered with the JVM. Where its classes are not on
 * the class path, naming this class ends in a {@link LinkageError}.
 */
final class Corretto {
    private static final String KEY_FACTORY_PROPERTY = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";

    private Corretto() {}

    /** Outcome of loading the native library. */
    sealed interface Loading {
        record Loaded(Provider provider) implements Loading {}

        record Unavailable(String reason) implements Loading {}
    }

    /** Loads the native library at the first call, which takes about a third of a second. */
    static Loading loading() {
        return Once.LOADING;
    }

    static String describe(Throwable problem) {
        String message = problem.getMessage();
        return problem.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static final class Once {
        static final Loading LOADING = load();

        private static Loading load() {
            try {
                AmazonCorrettoCryptoProvider provider = newProvider();
                Throwable problem = provider.getLoadingError();
                return problem == null
                        ? new Loading.Loaded(provider)
                        : new Loading.Unavailable(describe(problem));
            } catch (LinkageError e) {
                return new Loading.Unavailable(describe(e));
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
