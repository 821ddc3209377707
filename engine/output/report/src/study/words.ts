import { page } from "../page";
import { studyEn } from "../texts/study_en";
import { studyNb, type StudyTexts } from "../texts/study_nb";

/** What the pages of studies say in the page's language. */
export const words: StudyTexts = page.language === "nb" ? studyNb : studyEn;
