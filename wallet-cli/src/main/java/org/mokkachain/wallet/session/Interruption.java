package org.mokkachain.wallet.session;

/** What happens when the person interrupts (Ctrl-C) while something must be said first. */
public interface Interruption {
    /** While the returned scope is open, an interruption of the process runs {@code words} before it ends. */
    Scope say(Runnable words);

    /** Open while the words are worth saying. */
    interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Commands of the shell: their thread is interrupted, and they end with a failure that says it. */
    static Interruption ofThread() {
        return words -> () -> {};
    }

    /** A process of its own: the virtual machine ends with 130, hooks run before. */
    static Interruption ofProcess() {
        return words -> {
            Thread hook = new Thread(words, "interrupted");
            Runtime.getRuntime().addShutdownHook(hook);
            return () -> {
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException e) {
                    Thread.currentThread().interrupt(); // it is on its way out: the words are being said
                }
            };
        };
    }
}
