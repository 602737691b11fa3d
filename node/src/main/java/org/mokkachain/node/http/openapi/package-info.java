/**
 * The description of the API (OpenAPI 3.1), made of what the routes declare beside their handlers and of the records
 * that they answer with. Nothing of it is written by hand.
 */
@NullMarked
package org.mokkachain.node.http.openapi;

import org.jspecify.annotations.NullMarked;
