/**
 * Sends transactions so that each is carried out once: signs with the account's next nonce, hands in, again after a
 * lost reply, waits for finality, and signs anew only what can never become final.
 */
@NullMarked
package org.mokkachain.api.sending;

import org.jspecify.annotations.NullMarked;
