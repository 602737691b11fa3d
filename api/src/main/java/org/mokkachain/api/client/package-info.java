/** The Java client of a node's HTTP API. */
@NullMarked
package org.mokkachain.api.client;

import org.jspecify.annotations.NullMarked;
