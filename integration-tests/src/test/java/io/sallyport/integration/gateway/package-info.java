/** Starts the assembled gateway as its own process, and reads what it leaves behind. */
package io.sallyport.integration.gateway;
