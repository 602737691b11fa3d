package org.mokkachain.types.crypto;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Derives keys from passwords with Argon2id version 1.3 (RFC 9106), made expensive by memory and passes. Limits that
 * make sense for a purpose are the caller's; here only what the algorithm needs is checked. Thread-safe.
 *
 * @param memoryKib memory in KiB, at least 8 per lane
 * @param iterations passes over the memory, at least 1
 * @param parallelism lanes, 1 to 255; they are computed one after another
 */
public record Argon2id(int memoryKib, int iterations, int parallelism) {
    /** @throws IllegalArgumentException if a parameter is out of the range above */
    public Argon2id {
        if (parallelism < 1 || parallelism > 255 || iterations < 1 || memoryKib < 8 * parallelism) {
            throw new IllegalArgumentException("Argon2id cannot work with " + memoryKib + " KiB, " + iterations
                    + " iterations and " + parallelism + " lanes");
        }
    }

    /**
     * The key, {@code length} bytes.
     *
     * @param password as bytes; not kept
     * @param salt at least 8 bytes, different for each use
     */
    public byte[] derive(byte[] password, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .withSalt(salt)
                .build());
        byte[] key = new byte[length];
        generator.generateBytes(password, key);
        return key;
    }
}
