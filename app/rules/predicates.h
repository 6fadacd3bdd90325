/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The conditions of the rules, each one sentence of law/rules.md's column "condition".
 *
 * Yes means: the condition holds. Of a demand (notice, sender, one recipient each) it
 * means: what is asked for is there. "Not applicable" means that the rule has no business
 * with such a source, ground or election; a consent rule asked of a voter list is that.
 */

#include "domain/verdict.h"
#include "rules/facts.h"

/* predicates_voter_list.c */
enum answer asks_voter_list_postal_ok(const struct facts *facts);       /* */
enum answer asks_voter_list_other_purpose(const struct facts *facts);   /* */
enum answer asks_voter_list_other_election(const struct facts *facts);  /* */
enum answer asks_voter_list_end_local(const struct facts *facts);       /* */
enum answer asks_voter_list_end_open(const struct facts *facts);        /* */
enum answer asks_voter_list_unlawful_holder(const struct facts *facts); /* */
enum answer asks_voter_list_passed_on(const struct facts *facts);       /* */
enum answer asks_voter_list_spare_columns(const struct facts *facts);   /* */
enum answer asks_voter_list_out_of_scope(const struct facts *facts);    /* */
enum answer asks_voter_list_enriched(const struct facts *facts);        /* */

/* predicates_sources.c */
enum answer asks_source_alone(const struct facts *facts); /* the kind says it all: yes */
enum answer asks_without_consent(const struct facts *facts); /* kinds marked (C) */
enum answer asks_registers(const struct facts *facts);       /* */
enum answer asks_public_office(const struct facts *facts);   /* */
enum answer asks_customers(const struct facts *facts);       /* */
enum answer asks_prior_relation(const struct facts *facts);  /* */
enum answer asks_party_members(const struct facts *facts);   /* */
enum answer asks_association(const struct facts *facts);     /* */
enum answer asks_friends_family(const struct facts *facts);  /* */
enum answer asks_unknown_source(const struct facts *facts);  /* */
enum answer asks_own_contact(const struct facts *facts);     /* */
enum answer asks_many_friends(const struct facts *facts);
enum answer asks_source_flagged(const struct facts *facts);
enum answer asks_source_closed(const struct facts *facts);
enum answer asks_no_address(const struct facts *facts);
enum answer asks_landline(const struct facts *facts);
enum answer asks_foreign_number(const struct facts *facts);
enum answer asks_address_refused(const struct facts *facts);
enum answer asks_second_copy(const struct facts *facts);

/* predicates_consent.c */
enum answer asks_no_consent(const struct facts *facts);        /* */
enum answer asks_consent_unproven(const struct facts *facts);  /* */
enum answer asks_consent_bundled(const struct facts *facts);   /* */
enum answer asks_consent_other_use(const struct facts *facts); /* */
enum answer asks_consent_improbable(const struct facts *facts);

/* predicates_objection.c */
enum answer asks_consent_withdrawn(const struct facts *facts);   /* */
enum answer asks_objection(const struct facts *facts);           /* */
enum answer asks_old_objection(const struct facts *facts);       /* */
enum answer asks_objection_elsewhere(const struct facts *facts); /* */

/* predicates_age.c */
enum answer asks_too_young_to_vote(const struct facts *facts);     /* */
enum answer asks_voter_of_16_or_17(const struct facts *facts);     /* */
enum answer asks_minor_online(const struct facts *facts);          /* */
enum answer asks_year_under_voting_age(const struct facts *facts); /* */
enum answer asks_age_unknown(const struct facts *facts);           /* */

/* predicates_notice.c */
enum answer asks_notice_present(const struct facts *facts);       /* */
enum answer asks_notice_source(const struct facts *facts);        /* */
enum answer asks_notice_controller(const struct facts *facts);    /* */
enum answer asks_notice_purpose_basis(const struct facts *facts); /* */
enum answer asks_notice_rights(const struct facts *facts);        /* */
enum answer asks_notice_objection(const struct facts *facts);     /* */
enum answer asks_notice_complaint(const struct facts *facts);     /* */
enum answer asks_notice_retention(const struct facts *facts);     /* */
enum answer asks_notice_timing(const struct facts *facts);        /* */
enum answer asks_notice_layered(const struct facts *facts);       /* */
enum answer asks_opt_out(const struct facts *facts);              /* */
enum answer asks_publisher(const struct facts *facts);            /* */
enum answer asks_notice_language(const struct facts *facts);      /* */

/* predicates_campaign.c */
enum answer asks_sender_shown(const struct facts *facts);       /* */
enum answer asks_one_recipient_each(const struct facts *facts); /* */
enum answer asks_targeted_online(const struct facts *facts);    /* */
enum answer asks_newsletter_exempt(const struct facts *facts);  /* */
enum answer asks_art19_duties(const struct facts *facts);       /* */
enum answer asks_walloon_eve(const struct facts *facts);        /* */

/* predicates_mailing.c */
enum answer asks_office_letterhead(const struct facts *facts);       /* */
enum answer asks_consent_request(const struct facts *facts);         /* */
enum answer asks_matched_with_other(const struct facts *facts);      /* */
enum answer asks_selected_by_age_or_area(const struct facts *facts); /* */
enum answer asks_selected_by_origin(const struct facts *facts);      /* */
enum answer asks_language_by_name(const struct facts *facts);        /* */
enum answer asks_many_attributes(const struct facts *facts);         /* */
enum answer asks_household_merged(const struct facts *facts);        /* */
enum answer asks_no_contract(const struct facts *facts);             /* */
enum answer asks_vendor_selects(const struct facts *facts);          /* */
enum answer asks_tracked(const struct facts *facts);                 /* */
enum answer asks_other_candidates_data(const struct facts *facts);   /* */
enum answer asks_profiled(const struct facts *facts);                /* */
enum answer asks_provider_label(const struct facts *facts);          /* */
enum answer asks_provider_sheet(const struct facts *facts);          /* */
enum answer asks_paid_provider(const struct facts *facts);           /* */
enum answer asks_sponsor_abroad(const struct facts *facts);          /* */
enum answer asks_provider_told(const struct facts *facts);           /* */
enum answer asks_gift(const struct facts *facts);                    /* */
enum answer asks_over_ceiling(const struct facts *facts);            /* */
enum answer asks_third_party_pays(const struct facts *facts);        /* */
enum answer asks_publisher_unfit(const struct facts *facts);         /* */
enum answer asks_publisher_online(const struct facts *facts);        /* */

/* predicates_period.c */
enum answer asks_hired_sms_campaign(const struct facts *facts);   /* */
enum answer asks_paid_sms_gateway(const struct facts *facts);     /* */
enum answer asks_own_sms(const struct facts *facts);              /* */
enum answer asks_email_expense(const struct facts *facts);        /* */
enum answer asks_period_federal(const struct facts *facts);       /* */
enum answer asks_period_flemish_local(const struct facts *facts); /* */
enum answer asks_period_other_local(const struct facts *facts);   /* */
enum answer asks_eve_orders(const struct facts *facts);           /* */
enum answer asks_cost_recorded(const struct facts *facts);        /* */

/* predicates_dossier.c */
enum answer asks_office_contact(const struct facts *facts);         /* */
enum answer asks_misspelling(const struct facts *facts);            /* */
enum answer asks_address_from_elsewhere(const struct facts *facts); /* */
enum answer asks_opinion(const struct facts *facts);                /* */
enum answer asks_special_category(const struct facts *facts);       /* */
enum answer asks_role_address(const struct facts *facts);
enum answer asks_forbidden_file_person(const struct facts *facts);
enum answer asks_objection_unanswered(const struct facts *facts); /* */
enum answer asks_list_still_held(const struct facts *facts);      /* */
enum answer asks_end_date(const struct facts *facts);             /* */
enum answer asks_breach(const struct facts *facts);               /* */
enum answer asks_impact_assessment(const struct facts *facts);    /* */
enum answer asks_request_unanswered(const struct facts *facts);   /* */
