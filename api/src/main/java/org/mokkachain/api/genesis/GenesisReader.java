package org.mokkachain.api.genesis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.PublicKey;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code genesis.json}, strictly: a field that is unknown, missing, given twice, of the wrong type or out of
 * range is a mistake, and so is an address of another network. Finds as many mistakes as it can before it gives up.
 */
public final class GenesisReader {
    private static final String EXAMPLE_HOST = "10.0.0.1:9100";

    private final Mistakes mistakes = new Mistakes();

    private GenesisReader() {}

    /**
     * The genesis that {@code json} describes.
     *
     * @param json UTF-8
     * @throws GenesisFormatException with every mistake found
     */
    public static Genesis read(byte[] json) throws GenesisFormatException {
        return new GenesisReader().readDocument(json);
    }

    private Genesis readDocument(byte[] json) throws GenesisFormatException {
        JsonNode document = new StrictJson(mistakes).read(json);
        Optional<Genesis> genesis = mistakes.count() > 0 && document.isEmpty() ? Optional.empty() : genesis(document);
        mistakes.throwIfAny();
        return genesis.orElseThrow(() -> new IllegalStateException("neither a genesis nor a mistake"));
    }

    private Optional<Genesis> genesis(JsonNode document) {
        ObjectFields fields = new ObjectFields(document, "", mistakes);
        String network = fields.text("network", 1, Genesis.MAX_NAME, "my-network");
        Optional<AddressFormat> addresses = fields.parsed("addressPrefix", "mok", AddressFormat::new);
        Optional<Instant> createdAt = fields.parsed("createdAt", "2026-01-31T12:00:00Z", GenesisReader::instant);
        Optional<CrashModel> crashModel = fields.parsed("crashModel", "bft", GenesisReader::crashModel);
        Optional<Timing> timing = timing(fields.required("timing", "\"lan\""), fields.at("timing"));
        Optional<Limits> limits = limits(fields.required("limits", "{ … }"), fields.at("limits"));
        AddressFormat format = addresses.orElse(AddressFormat.PRODUCTION);
        List<NamedHost> validators = validators(fields, format);
        List<GenesisAccount> accounts = accounts(fields, format);
        Optional<GenesisGovernance> governance = new GovernanceReader(format, mistakes).read(fields);
        return fields.build(() -> new Genesis(
                network,
                format.hrp(),
                createdAt.orElseThrow().toEpochMilli(),
                crashModel.orElseThrow(),
                timing.orElseThrow(),
                limits.orElseThrow(),
                new ValidatorSet(validators.stream().map(NamedHost::validator).toList()),
                validators.stream().map(NamedHost::host).toList(),
                accounts,
                governance.orElseThrow()));
    }

    private static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (instant.toEpochMilli() < 0 || !instant.truncatedTo(ChronoUnit.MILLIS).equals(instant)) {
                throw new IllegalArgumentException("the time must be after 1970 and in whole milliseconds");
            }
            return instant;
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("not a time in UTC: '" + text + "'", e);
        }
    }

    private static CrashModel crashModel(String text) {
        return switch (text) {
            case "bft" -> CrashModel.BFT;
            case "cft" -> CrashModel.CFT;
            default -> throw new IllegalArgumentException("must be bft (any fault) or cft (crashes only)");
        };
    }

    private Optional<Timing> timing(JsonNode node, String pointer) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (node.isString()) {
            return switch (node.stringValue()) {
                case "lan" -> Optional.of(Timing.LAN);
                case "wan" -> Optional.of(Timing.WAN);
                default -> {
                    String message = "there is no timing '" + node.stringValue() + "'";
                    mistakes.add(pointer, message, "write \"lan\" or \"wan\"");
                    yield Optional.empty();
                }
            };
        }
        ObjectFields fields = new ObjectFields(node, pointer, mistakes);
        long heartbeat = fields.number("heartbeatMs", Long.MAX_VALUE, Timing.LAN.heartbeatMs());
        long heartbeatTimeout = fields.number("heartbeatTimeoutMs", Long.MAX_VALUE, Timing.LAN.heartbeatTimeoutMs());
        long election = fields.number("electionMs", Long.MAX_VALUE, Timing.LAN.electionMs());
        long progress = fields.number("progressMs", Long.MAX_VALUE, Timing.LAN.progressMs());
        long censor = fields.number("censorMs", Long.MAX_VALUE, Timing.LAN.censorMs());
        long leadership = fields.number("leadershipMs", Long.MAX_VALUE, Timing.LAN.leadershipMs());
        long heartbeatBlock = fields.number("heartbeatBlockMs", Long.MAX_VALUE, Timing.LAN.heartbeatBlockMs());
        return fields.build(() ->
                new Timing(heartbeat, heartbeatTimeout, election, progress, censor, leadership, heartbeatBlock));
    }

    private Optional<Limits> limits(JsonNode node, String pointer) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        ObjectFields fields = new ObjectFields(node, pointer, mistakes);
        int blockBytes = (int) fields.number("maxBlockBytes", Integer.MAX_VALUE, Limits.DEFAULT.maxBlockBytes());
        int count = (int) fields.number(
                "maxBlockTransactions", Integer.MAX_VALUE, Limits.DEFAULT.maxBlockTransactions());
        int bytes = (int) fields.number("maxTransactionBytes", Integer.MAX_VALUE, Limits.DEFAULT.maxTransactionBytes());
        Optional<Amount> minFee = fields.parsed("minFee", "0.001 MOKKA", AssetUnit.MOKKA::parse);
        return fields.build(() -> new Limits(blockBytes, count, bytes, minFee.orElseThrow()));
    }

    private record NamedHost(Validator validator, String host) {}

    private List<NamedHost> validators(ObjectFields parent, AddressFormat format) {
        List<NamedHost> validators = new ArrayList<>();
        Map<Object, String> seen = new HashMap<>();
        int index = 0;
        for (JsonNode node : parent.list("validators", false)) {
            ObjectFields fields = new ObjectFields(node, parent.at("validators") + "/" + index, mistakes);
            String name = fields.text("name", 1, Validator.MAX_NAME, "validator-" + index);
            Optional<PublicKey> key = fields.parsed("publicKey", "64 hex digits", PublicKey::fromHex);
            Optional<Address> operator = fields.parsed("operator", format.hrp() + "1…", format::parse);
            Optional<String> host = fields.parsed("host", EXAMPLE_HOST, GenesisReader::host);
            refuseTwice(seen, name, fields.at("name"));
            key.ifPresent(k -> refuseTwice(seen, k, fields.at("publicKey")));
            fields.build(() -> new NamedHost(
                            new Validator(name, key.orElseThrow(), operator.orElseThrow()), host.orElseThrow()))
                    .ifPresent(validators::add);
            index++;
        }
        return validators;
    }

    private static String host(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65_535 || text.length() > 255) {
            throw new IllegalArgumentException("'" + text + "' is not host:port");
        }
        return text;
    }

    private List<GenesisAccount> accounts(ObjectFields parent, AddressFormat format) {
        List<GenesisAccount> accounts = new ArrayList<>();
        Map<Object, String> seen = new HashMap<>();
        int index = 0;
        for (JsonNode node : parent.list("accounts", true)) {
            ObjectFields fields = new ObjectFields(node, parent.at("accounts") + "/" + index, mistakes);
            String label = fields.text("label", 0, GenesisAccount.MAX_LABEL, "treasury");
            Optional<Address> address = fields.parsed("address", format.hrp() + "1…", format::parse);
            Optional<Amount> balance = fields.parsed("balance", "1000 MOKKA", AssetUnit.MOKKA::parse);
            address.ifPresent(a -> refuseTwice(seen, a, fields.at("address")));
            fields.build(() -> new GenesisAccount(label, address.orElseThrow(), balance.orElseThrow()))
                    .ifPresent(accounts::add);
            index++;
        }
        return accounts;
    }

    private void refuseTwice(Map<Object, String> seen, Object value, String pointer) {
        String first = seen.putIfAbsent(value, pointer);
        if (first != null && !value.equals("")) {
            mistakes.add(pointer, "the same as at " + first, "every one must be different");
        }
    }
}
