package io.sallyport.auth.gssapi.config;

/** Where the groups of a client come from. */
public enum GroupsFrom {
    /** The ticket, as SIDs; of one that says nothing of groups they are unknown. */
    TICKET,
    /** The gateway's group look-up. */
    LOOK_UP,
    /** The ticket if it speaks of groups, otherwise the look-up: clients choose which of both. */
    TICKET_OR_LOOK_UP
}
