package org.mokkachain.node.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.mokkachain.node.http.AdminScope;
import org.mokkachain.node.http.Administration;

/**
 * The tokens of one run: {@code admin.token} for everything, and {@code admin.SCOPE.token} for each scope, to be given
 * to programs that need no more. Immutable.
 */
final class AdminTokens {
    private final AdminToken everything;
    private final Map<AdminScope, AdminToken> scoped;

    private AdminTokens(AdminToken everything, Map<AdminScope, AdminToken> scoped) {
        this.everything = everything;
        this.scoped = scoped;
    }

    /** Makes all of them anew; earlier ones are worth nothing from now on. */
    static AdminTokens create(Path directory) throws IOException {
        Map<AdminScope, AdminToken> scoped = new EnumMap<>(AdminScope.class);
        for (AdminScope scope : AdminScope.values()) {
            scoped.put(scope, AdminToken.create(directory.resolve("admin." + scope.text() + ".token")));
        }
        return new AdminTokens(AdminToken.create(directory.resolve("admin.token")), scoped);
    }

    /** Compares with all of them, so that the time says nothing of which came near. */
    Administration.Access access(String presented, AdminScope wanted) {
        boolean admitted = everything.matches(presented);
        boolean known = false;
        for (Map.Entry<AdminScope, AdminToken> token : scoped.entrySet()) {
            boolean matches = token.getValue().matches(presented);
            known |= matches;
            admitted |= matches && token.getKey() == wanted;
        }
        if (admitted) {
            return Administration.Access.ADMITTED;
        }
        return known ? Administration.Access.OUT_OF_SCOPE : Administration.Access.UNKNOWN;
    }
}
