package org.mokkachain.api.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

/** What the one entry of governance says: parameters, validators, what is under way. */
final class GovernanceFields {
    private static final String PARAMETERS = "parameters.";
    private static final String SCHEDULED = "scheduled.";
    private static final String VALIDATORS = "validators.";

    private static final int MAX_SCHEDULED = 64;
    private static final int MAX_PAST = 256;
    private static final int MAX_OPEN = 1_000;

    private GovernanceFields() {}

    /** A member of the validator set and where others dial it. */
    private record Member(String name, PublicKey key, Address operator, String host) {
        static Member decode(Decoder in) throws DecodingException {
            Validator validator = Validator.decode(in);
            return new Member(
                    validator.name(), validator.key(), validator.operator(), in.string(AddValidator.MAX_HOST));
        }
    }

    /** A value that a parameter will have. */
    private record Scheduled(String parameter, long value, long fromHeight) {
        static Scheduled decode(Decoder in) throws DecodingException {
            return new Scheduled(Parameter.ofCode(in.u8()).text(), in.u64(), in.u64());
        }
    }

    /** An epoch that has ended. */
    private record PastEpoch(long number, long lastHeight) {}

    /** A validator that was removed for what it signed. */
    private record Conviction(PublicKey offender, long epoch) {}

    /** A proposal that can still pass. */
    private record OpenProposal(long number, Address proposer, long expiresAtHeight) {}

    static void read(Decoder in, EntryFields fields) throws DecodingException {
        EntryKind.requireVersion(in);
        for (Parameter parameter : Parameter.values()) {
            fields.put(PARAMETERS + parameter.text(), in.u64());
        }
        fields.put("scheduled", in.list(MAX_SCHEDULED, Scheduled::decode));
        fields.put("epoch", in.u64());
        fields.put("validators", in.list(ValidatorSet.MAX_SIZE, Member::decode));
        fields.put("pastEpochs", in.list(MAX_PAST, item -> new PastEpoch(item.u64(), item.u64())));
        fields.put("convictions", in.list(
                MAX_PAST * ValidatorSet.MAX_SIZE, item -> new Conviction(item.publicKey(), item.u64())));
        fields.put("nextProposal", in.u64());
        fields.put("openProposals", in.list(
                MAX_OPEN, item -> new OpenProposal(item.u64(), item.address(), item.u64())));
        fields.put("accountPermissions", in.u64());
    }

    /** In words; a line for each thing. */
    static List<String> sentences(Map<String, String> fields) {
        List<String> lines = new ArrayList<>();
        List<String> validators = new ArrayList<>();
        for (int i = 0; fields.containsKey(VALIDATORS + i); i++) {
            String place = VALIDATORS + i + ".";
            validators.add(fields.get(place + "name") + " (key " + fields.get(place + "key") + ", operator "
                    + fields.get(place + "operator") + ")");
        }
        lines.add("After this block the validators decided on are " + String.join(", ", validators) + ".");
        List<String> parameters = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(PARAMETERS)) {
                parameters.add(name.substring(PARAMETERS.length()) + " " + value);
            }
        });
        lines.add("The parameters are " + String.join(", ", parameters) + ".");
        for (int i = 0; fields.containsKey(SCHEDULED + i); i++) {
            String place = SCHEDULED + i + ".";
            lines.add("From block " + fields.get(place + "fromHeight") + " on: " + fields.get(place + "parameter") + " "
                    + fields.get(place + "value") + ".");
        }
        return lines;
    }
}
