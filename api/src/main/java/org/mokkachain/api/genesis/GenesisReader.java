package org.mokkachain.api.genesis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.mokkachain.api.genesis.MembersReader.NamedHost;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code genesis.json}, strictly: a field that is unknown, missing, given twice, of the wrong type or out of
 * range is a mistake, and so is an address of another network. Finds as many mistakes as it can before it gives up.
 */
public final class GenesisReader {
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
        mistakes.throwIfAny(json);
        return genesis.orElseThrow(() -> new IllegalStateException("neither a genesis nor a mistake"));
    }

    private Optional<Genesis> genesis(JsonNode document) {
        ObjectFields fields = new ObjectFields(document, "", mistakes);
        String network = fields.text("network", 1, Genesis.MAX_NAME, "my-network");
        Optional<AddressFormat> addresses = fields.parsed("addressPrefix", "mok", AddressFormat::new);
        Optional<Instant> createdAt = fields.parsed("createdAt", "2026-01-31T12:00:00Z", GenesisReader::instant);
        Optional<CrashModel> crashModel = fields.parsed("crashModel", "bft", GenesisReader::crashModel);
        RulesReader rules = new RulesReader(fields, mistakes);
        Optional<Timing> timing = rules.timing();
        Optional<Limits> limits = rules.limits();
        NetworkAddresses format = new NetworkAddresses(addresses);
        MembersReader members = new MembersReader(fields, format, mistakes);
        List<NamedHost> validators = members.validators();
        List<GenesisAccount> accounts = members.accounts();
        Optional<GenesisGovernance> governance = new GovernanceReader(format, mistakes).read(fields);
        return fields.build(() -> new Genesis(
                network,
                addresses.orElseThrow().hrp(),
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
}
