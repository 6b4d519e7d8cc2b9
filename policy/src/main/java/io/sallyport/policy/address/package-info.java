/** Addresses as numbers, the networks that hold them, and the IPv4 addresses that hide in IPv6 ones. */
@NullMarked
package io.sallyport.policy.address;

import org.jspecify.annotations.NullMarked;
