package org.mokkachain.api.genesis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.PublicKey;
import tools.jackson.databind.JsonNode;

/** Reads {@code validators} and {@code accounts} of a genesis. Members with a mistake, which is noted, are left out. */
final class MembersReader {
    private static final long OVERFLOWED = -1;
    private static final String EXAMPLE_HOST = "10.0.0.1:9100";

    private final ObjectFields root;
    private final NetworkAddresses addresses;
    private final Mistakes mistakes;
    private long supplyLeft = Long.MAX_VALUE;

    MembersReader(ObjectFields root, NetworkAddresses addresses, Mistakes mistakes) {
        this.root = root;
        this.addresses = addresses;
        this.mistakes = mistakes;
    }

    record NamedHost(Validator validator, String host) {}

    List<NamedHost> validators() {
        List<NamedHost> validators = new ArrayList<>();
        Map<Object, String> seen = new HashMap<>();
        for (ObjectFields fields : members("validators", false, ValidatorSet.MAX_SIZE)) {
            String name = fields.text("name", 1, Validator.MAX_NAME, "validator-" + validators.size());
            Optional<PublicKey> key = fields.parsed("publicKey", "64 hex digits", MembersReader::key);
            Optional<Address> operator = fields.parsed("operator", addresses.example(), addresses::parse);
            Optional<String> host = fields.parsed("host", EXAMPLE_HOST, MembersReader::host);
            refuseTwice(seen, name, fields.at("name"));
            key.ifPresent(k -> refuseTwice(seen, k, fields.at("publicKey")));
            fields.build(() -> new NamedHost(
                            new Validator(name, key.orElseThrow(), operator.orElseThrow()), host.orElseThrow()))
                    .ifPresent(validators::add);
        }
        return validators;
    }

    private static PublicKey key(String text) {
        PublicKey key = PublicKey.fromHex(text);
        if (!Ed25519.isUsable(key)) {
            throw new IllegalArgumentException("nobody can sign with this key: it is no point of Ed25519's group");
        }
        return key;
    }

    private static String host(String text) {
        HostAndPort.parse(text);
        return text;
    }

    List<GenesisAccount> accounts() {
        List<GenesisAccount> accounts = new ArrayList<>();
        Map<Object, String> seen = new HashMap<>();
        for (ObjectFields fields : members("accounts", true, Genesis.MAX_ACCOUNTS)) {
            String label = fields.text("label", 0, GenesisAccount.MAX_LABEL, "treasury");
            Optional<Address> address = fields.parsed("address", addresses.example(), addresses::parse);
            Optional<Amount> balance = fields.parsed("balance", "1000 MOKKA", AssetUnit.MOKKA::parse);
            address.ifPresent(a -> refuseTwice(seen, a, fields.at("address")));
            balance.ifPresent(amount -> addToSupply(amount, fields.at("balance")));
            fields.build(() -> new GenesisAccount(label, address.orElseThrow(), balance.orElseThrow()))
                    .ifPresent(accounts::add);
        }
        return accounts;
    }

    /** That it overflows is told once, at the first balance that is too much. */
    private void addToSupply(Amount balance, String pointer) {
        if (supplyLeft >= 0 && balance.units() > supplyLeft) {
            mistakes.add(pointer, "with this balance the supply overflows, which is at most "
                    + AssetUnit.MOKKA.format(Amount.of(Long.MAX_VALUE)), "lower the balances");
            supplyLeft = OVERFLOWED;
        } else if (supplyLeft >= 0) {
            supplyLeft -= balance.units();
        }
    }

    private Iterable<ObjectFields> members(String name, boolean mayBeEmpty, int most) {
        List<JsonNode> nodes = root.list(name, mayBeEmpty);
        if (nodes.size() > most) {
            mistakes.add(root.at(name), "has " + nodes.size() + " members, at most " + most + " are possible",
                    "remove some");
        }
        int[] index = {0};
        return () -> nodes.stream()
                .limit(most)
                .map(node -> new ObjectFields(node, root.at(name) + "/" + index[0]++, mistakes))
                .iterator();
    }

    private void refuseTwice(Map<Object, String> seen, Object value, String pointer) {
        String first = seen.putIfAbsent(value, pointer);
        if (first != null && !value.equals("")) {
            mistakes.add(pointer, "the same as at " + first, "every one must be different");
        }
    }
}
