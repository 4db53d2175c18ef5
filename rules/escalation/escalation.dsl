# The sentences in which the rules of this folder are written. Left of the equals sign what
# a rule says, right of it what the engine reads; {words} in braces are filled in by the rule.

# figures of thresholds.yaml
[condition]The figure "{name}" is {figure}=Threshold( name == "{name}", {figure} : value )

# who may enter
[condition]There is a rep without a case=who : RepStanding( caseOpen == false )
[condition]- hired at least {figure} days ago=tenureDays >= {figure}
[condition]- whose center began the program at least {figure} days ago=programDays >= {figure}
[condition]- who acknowledged the notice at least {figure} days ago=noticeDays >= {figure}
[condition]- who is at work, on a seat that sells=onLeave == false, serviceSeat == false
[condition]The rep may enter the program=MayEnter()

# a milestone
[condition]There is a milestone=at : MilestoneStanding()
[condition]- with evidence over {figure}=evidence > {figure}
[condition]- with at least {figure} counted calls=counted >= {figure}
[condition]- whose rate is below the limit even at best=rate.upper95 < limit
[condition]- whose last 30 days are worse than the 60 before, by more than chance explains=recent.upper95 < earlier.value
[condition]- whose last 30 days are better than the 60 before, by more than chance explains=recent.lower95 > earlier.value
[condition]- whose rate is below the limit=rate.value < limit
[condition]- whose rate is not below the limit=rate.value >= limit
[condition]- whose rate is past half the way from target to limit=rate.value < warning
[condition]- unless there are evidence over {evidence} and {counted} counted calls and a rate below the limit even at best=( evidence <= {evidence} || counted < {counted} || rate.upper95 >= limit )

# an objective or a trial under way
[condition]There is an objective of so many calls=progress : ObjectiveProgress( calls > 0 )
[condition]There is an objective by the hour=progress : ObjectiveProgress( calls == 0 )
[condition]- shown on as many calls as were agreed=met >= needed
[condition]- not shown on as many calls as were agreed=met < needed
[condition]- missed on more calls than may miss=missed > spare
[condition]- missed on no more calls than may miss=missed <= spare
[condition]- with at least {figure} calls that give evidence=evidenced >= {figure}
[condition]- with fewer than {figure} calls that give evidence=evidenced < {figure}

# a case after a skill objective
[condition]An objective was met=CaseProgress( step == "OBJECTIVE", result == "MET" )
[condition]An objective was missed=CaseProgress( step == "OBJECTIVE", result == "MISSED" )
[condition]An objective gave no evidence=CaseProgress( step == "OBJECTIVE", result == "NOT_EVIDENCED" )
[condition]- with at least {figure} objectives met in all=objectivesMet >= {figure}
[condition]- with fewer than {figure} objectives met in all=objectivesMet < {figure}
[condition]- and the milestone is no longer below the limit even at worst=rate.lower95 >= limit
[condition]- while the milestone may still be below the limit=rate.lower95 < limit
[condition]- with at least {figure} calls since the case opened=since.observed >= {figure}
[condition]- and these calls are at target=since.value >= target
[condition]- but not yet {figure} calls at target since the case opened=( since.observed < {figure} || since.value < target )
[condition]- for an obstacle=cause == "OBSTACLE"
[condition]- for lack of skill or knowledge, or for no known reason=cause in ( "SKILL", "KNOWLEDGE", "UNKNOWN" )
[condition]- for any reason but talent or an obstacle=cause in ( "WILL", "SKILL", "KNOWLEDGE", "UNKNOWN" )
[condition]- for lack of talent=cause == "TALENT"
[condition]- for lack of will=cause == "WILL"
[condition]- after at least {sessions} sessions and {reinforcements} reinforcements=coachingSessions >= {sessions}, reinforcements >= {reinforcements}
[condition]- which left the milestone below the limit even at best=rate.upper95 < limit
[condition]- without {sessions} sessions and {reinforcements} reinforcements that left the milestone below the limit=( coachingSessions < {sessions} || reinforcements < {reinforcements} || rate.upper95 >= limit )
[condition]- before any commitment=commitments == 0
[condition]- after a commitment=commitments > 0
[condition]- with fewer than {figure} missed in a row=missedInARow < {figure}
[condition]- with at least {figure} missed in a row=missedInARow >= {figure}

# a case after a heart-to-heart
[condition]A heart-to-heart was held=CaseProgress( step == "HEART_TO_HEART" )
[condition]- in which protected ground came up=concern == "PROTECTED"
[condition]- without protected ground=concern != "PROTECTED"
[condition]- with another seat in view=support == "ROLE_FIT"
[condition]- without another seat in view=support != "ROLE_FIT"
[condition]- in which the rep commits=result == "COMMITS"
[condition]- in which the rep refuses=result == "REFUSES"
[condition]- in which the rep asks for time=result == "NEEDS_TIME"
[condition]- for the first time=timesAsked == 0
[condition]- once more=timesAsked > 0

# a case after a plan or its trial
[condition]A plan was agreed=CaseProgress( step == "PLAN", result == "AGREE" )
[condition]A plan was not agreed=CaseProgress( step == "PLAN", result == "SEND_BACK" )
[condition]A trial was met=CaseProgress( step == "TRIAL", result == "MET" )
[condition]A trial was missed=CaseProgress( step == "TRIAL", result == "MISSED" )
[condition]A trial gave too little evidence=CaseProgress( step == "TRIAL", result == "NOT_EVIDENCED" )
[condition]- after fewer than {figure} times=timesAsked < {figure}
[condition]- after at least {figure} times=timesAsked >= {figure}

# conduct that people report
[condition]There is conduct reported, and no case running=conduct : ConductStanding( caseOpen == false )
[condition]- of which the rep was never warned=warnedDays < 0
[condition]- of which the rep was warned over {figure} days ago=warnedDays > {figure}
[condition]- of which the rep was warned within {figure} days=warnedDays >= 0, warnedDays <= {figure}
[condition]- with at least one report=reports > 0
[condition]- with at least {figure} reports since that warning=sinceWarning >= {figure}
[condition]- by a rep who acknowledged the notice at least {figure} days ago=noticeDays >= {figure}
[condition]A trial of conduct has ended=trial : ConductTrial()
[condition]- without a report=reports == 0
[condition]- with at least one further report=reports > 0

# a relapse
[condition]There is an entry=entry : EnterProgram()
[condition]There is a recovery from a case about the same milestone=before : Recovery( milestone == entry.milestone )
[condition]- at most {figure} days ago=daysAgo <= {figure}
[condition]- over {figure} and at most {later} days ago=daysAgo > {figure}, daysAgo <= {later}

# how the center does
[condition]There is a week=week : WeekCount()
[condition]- with at least {figure} weeks before on record=weeks >= {figure}
[condition]- in which it happened at least {figure} times=observed >= {figure}
[condition]- more than {figure} standard deviations over what is usual=sigmas > {figure}
[condition]There is a supervisor=leader : SupervisorEntries()
[condition]- with at least {figure} entries=entries >= {figure}
[condition]- more than {figure} times those of the others=times > {figure}

# what a rule concludes
[consequence]New entries stop, with the figures of the week=insert( new StopEntries( week.observed() + " " + week.what() + " in the last seven days; " + week.getMeanShown() + " a week are usual" ) );
[consequence]New entries stop, with the figures of the supervisor=insert( new StopEntries( "Reps of " + leader.supervisor() + " entered " + leader.getTimesShown() + " times as often as all others: " + leader.entries() + " of " + leader.reps() + " in 28 days" ) );
[consequence]The rep is warned, with the figures of the conduct=insert( new WarnOfConduct( "It is reported that the rep " + conduct.getPhrase() + " (" + conduct.reports() + " report(s) within the days that count). This is a warning: whoever does not agree can dispute the report" ) );
[consequence]A case opens at formative feedback, with the figures of the conduct=insert( new EnterForConduct( "It is reported that the rep " + conduct.getPhrase() + ": " + conduct.sinceWarning() + " times since a warning " + conduct.warnedDays() + " days ago" ) );
[consequence]The trial is met, since nothing was reported=insert( new ObjectiveReview( "MET", "Nothing was reported since the plan was agreed" ) );
[consequence]The trial is missed, with the number of reports=insert( new ObjectiveReview( "MISSED", "Reported " + trial.reports() + " time(s) since the plan was agreed" ) );
[consequence]The entry begins at {stage} as a relapse=insert( new EntryStage( entry.milestone(), "{stage}", "It is a relapse: the rep recovered from a case about the same " + before.daysAgo() + " days ago" ) );
[consequence]The rep may enter the program=insert( new MayEnter( who.rep() ) );
[consequence]A case opens, with the figures of the milestone=insert( new EnterProgram( at.milestone(), "The customer " + at.getPhrase() + " on " + at.getPercent() + " % of " + at.rate().observed() + " calls. Even at best that is " + at.getAtBestPercent() + " %, below the limit of " + at.getLimitPercent() + " % (" + at.getTargetPercent() + " % are expected on this seat); " + at.getTrend() + ". The evidence of " + at.getEvidenceShown() + " over " + at.counted() + " counted calls is more than chance explains" ) );
[consequence]It is noted, with the figures of the milestone=insert( new Observation( at.milestone(), "The customer " + at.getPhrase() + " on " + at.getPercent() + " % of " + at.rate().observed() + " calls, under the limit of " + at.getLimitPercent() + " %, but that may still be chance: at best it is " + at.getAtBestPercent() + " %" ) );
[consequence]The rep hears of it, with the figures of the milestone=insert( new EarlyWarning( at.milestone(), "The customer " + at.getPhrase() + " on " + at.getPercent() + " % of " + at.rate().observed() + " calls; the target is " + at.getTargetPercent() + " %, the limit " + at.getLimitPercent() + " %" ) );
[consequence]It is met, shown on enough of the calls agreed=insert( new ObjectiveReview( "MET", "Shown on " + progress.met() + " of " + progress.getEvidenced() + " calls with evidence; " + progress.getNeeded() + " of " + progress.calls() + " were agreed" ) );
[consequence]It is missed, not shown on enough of the calls agreed=insert( new ObjectiveReview( "MISSED", "Not shown on " + progress.missed() + " of " + progress.getEvidenced() + " calls with evidence; " + progress.getNeeded() + " of " + progress.calls() + " were agreed" ) );
[consequence]It counts neither for nor against the rep, since too few of the calls agreed gave evidence=insert( new ObjectiveReview( "NOT_EVIDENCED", "Only " + progress.getEvidenced() + " of " + progress.calls() + " agreed calls gave evidence (" + progress.silent() + " gave none): it counts neither for nor against the rep" ) );
[consequence]It is met, shown on enough calls of its time=insert( new ObjectiveReview( "MET", "Shown on " + progress.met() + " of " + progress.getEvidenced() + " calls with evidence in the time agreed" ) );
[consequence]It is missed, not shown on enough calls of its time=insert( new ObjectiveReview( "MISSED", "Not shown on " + progress.missed() + " of " + progress.getEvidenced() + " calls with evidence in the time agreed" ) );
[consequence]It counts neither for nor against the rep, since hardly a call of its time gave evidence=insert( new ObjectiveReview( "NOT_EVIDENCED", "Only " + progress.getEvidenced() + " calls gave evidence in the time agreed: it counts neither for nor against the rep" ) );
[consequence]The case goes to {outcome} because "{reason}"=insert( new NextMove( "{outcome}", "{reason}" ) );
