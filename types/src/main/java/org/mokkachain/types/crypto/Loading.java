package org.mokkachain.types.crypto;

/** Outcome of loading something native. */
sealed interface Loading<T> {
    record Loaded<T>(T what) implements Loading<T> {}

    record Unavailable<T>(String reason) implements Loading<T> {}

    static <T> Loading<T> failed(Throwable problem) {
        String message = problem.getMessage();
        return new Unavailable<>(problem.getClass().getSimpleName() + (message == null ? "" : ": " + message));
    }
}
