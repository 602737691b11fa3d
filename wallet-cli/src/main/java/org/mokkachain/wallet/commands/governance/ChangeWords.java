package org.mokkachain.wallet.commands.governance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Session;

/**
 * Changes in words, as a node or {@code ChangeFields} puts them, with the name of the validator where they have only
 * its key. Asks the node for the names when they are first needed; offline the words stay as they are. For one thread.
 */
final class ChangeWords {
    private final Session session;
    private Optional<Map<String, String>> names = Optional.empty();

    ChangeWords(Session session) {
        this.session = session;
    }

    /**
     * The words, with a name.
     *
     * @param change its fields
     * @param text as it goes on after "to"
     */
    String of(Map<String, String> change, String text) throws Failure, MokkaClientException {
        boolean removal = "removeValidator".equals(change.get("change"));
        String key = removal ? change.get("publicKey") : change.get("node");
        if (key == null || session.settings().offline()) {
            return text;
        }
        String name = names().get(key);
        if (name == null) {
            return text;
        }
        return removal ? "remove " + name + ", the validator with key " + key : text + " (" + name + ")";
    }

    private Map<String, String> names() throws Failure, MokkaClientException {
        if (names.isEmpty()) {
            names = Optional.of(ask(session.client()));
        }
        return names.get();
    }

    private static Map<String, String> ask(MokkaClient client) throws MokkaClientException {
        Map<String, String> names = new LinkedHashMap<>();
        for (ValidatorInfo validator : client.validators()) {
            names.put(validator.publicKey(), validator.name());
        }
        return names;
    }
}
