package org.mokkachain.api.client;

import org.mokkachain.api.model.Status;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/**
 * What one has to know of a network to send a transaction.
 *
 * @param name of the network
 * @param chainId in every transaction; the hash of the genesis
 * @param addresses how they are written
 * @param minFee least fee, base units of the native asset; validators may change it
 * @param height of the last final block the asked node has
 */
public record NetworkInfo(String name, Hash chainId, AddressFormat addresses, Amount minFee, long height) {
    /** {@link IllegalArgumentException} if the status makes no sense. */
    static NetworkInfo of(Status status) {
        return new NetworkInfo(
                status.network(),
                Hash.fromHex(status.chainId()),
                new AddressFormat(status.addressPrefix()),
                Amount.of(Long.parseLong(status.minFee())),
                status.height());
    }
}
