package org.mokkachain.endtoend.explorer;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one {@link Scene} for all classes that follow one another, with a browser that has never been there at
 * the beginning of each class. A few seconds after the last of them it is gone, so that other tests have the machine.
 */
final class OnOneScene implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final int LINGERS_SECONDS = 3;
    private static final Shared SHARED = new Shared();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(OnOneScene.class)).getOrComputeIfAbsent(Shared.class, _ -> SHARED);
        SHARED.begin().fresh();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        SHARED.end();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return SHARED.scene();
    }

    /** The scene while somebody needs it. */
    private static final class Shared implements AutoCloseable {
        private final ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
        private Optional<Scene> scene = Optional.empty();
        private Optional<ScheduledFuture<?>> leaving = Optional.empty();

        synchronized Scene begin() {
            leaving.ifPresent(end -> end.cancel(false));
            if (scene.isEmpty()) {
                scene = Optional.of(Scene.set());
            }
            return scene();
        }

        synchronized Scene scene() {
            return scene.orElseThrow();
        }

        synchronized void end() {
            leaving = Optional.of(clock.schedule(this::close, LINGERS_SECONDS, TimeUnit.SECONDS));
        }

        @Override
        public synchronized void close() {
            boolean wanted = leaving.map(end -> end.isCancelled()).orElse(true);
            if (!wanted) {
                Optional<Scene> last = scene;
                scene = Optional.empty();
                last.ifPresent(Scene::close);
            }
        }
    }
}
