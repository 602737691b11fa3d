package org.mokkachain.node.main;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a program end by itself when it is asked to (SIGTERM), with the exit code of success: by default the JVM ends
 * with 143, which service managers take for a failure. Ctrl-C stays as it is. What the JVM offers for that is in the
 * module jdk.unsupported and may be missing; so it is looked up, and without it the default holds.
 */
final class Termination {
    private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

    private Termination() {}

    /** Calls {@code stop}, on a thread of its own, each time the process is asked to end. */
    static void onRequest(Runnable stop) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle run = lookup.findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(stop);
            MethodHandle handle = MethodHandles.dropArguments(run, 0, signal);
            Object proxy = MethodHandleProxies.asInterfaceInstance(handler, handle);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("TERM"), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.debug("the exit code after SIGTERM will be 143: {}", e.toString());
        }
    }
}
