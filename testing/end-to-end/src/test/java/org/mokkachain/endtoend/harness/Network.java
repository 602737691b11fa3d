package org.mokkachain.endtoend.harness;

import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Status;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/** What a sender has to know about a network. */
public record Network(Hash chainId, AddressFormat addresses, Amount fee) {
    /** A height that no test reaches. */
    public static final long FOR_LONG = 1L << 40;

    public static Network of(MokkaClient client) throws MokkaClientException {
        Status status = client.status();
        return new Network(
                Hash.fromHex(status.chainId()),
                new AddressFormat(status.addressPrefix()),
                Amount.of(Long.parseLong(status.minFee())));
    }

    public String text(Person person) {
        return addresses.format(person.address());
    }
}
